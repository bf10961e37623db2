package com.speechcad.notify;

import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The outbox to chats: what is put here commits with the effect, and is shown right after. */
@Singleton
public class Chats {
    private static final String NOT_TWICE = "on conflict (tenant_id, chat_id, slot) do nothing";

    private final Tx tx;
    private final Sql sql;
    private final Json json;
    private final DeliverChat deliver;
    private final Clock clock;

    Chats(Tx tx, Sql sql, Json json, DeliverChat deliver, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.json = json;
        this.deliver = deliver;
        this.clock = clock;
    }

    /**
     * Shows a message in its place of the chat, instead of what was there before; one that stands there already is left. What
     * was to stand at the end of the chat, and was not shown yet, takes its newer words there.
     *
     * @param slot names the place: {@code menu}, {@code call:…}, or a key taken from the fact for something said once
     */
    public void put(ChatId chat, String slot, Message message, Reader reader) {
        putRendered(chat, slot, render(message, reader));
    }

    /** For something said once: a second time under the same slot changes nothing. */
    public void putOnce(ChatId chat, String slot, Message message, Reader reader) {
        var tenant = tx.tenant();
        // By the insert itself: of two at once only one says it.
        inserting(chat, slot, render(message, reader), NOT_TWICE).askUpdate().then(added -> {
            if (added == 1) {
                tx.afterCommit("chat " + chat.value(), () -> deliver.now(tenant, chat));
            }
            return added;
        });
    }

    /** The same, delivered by the sweep: a task that writes to thousands does not wait for each of them. */
    public void leaveOnce(ChatId chat, String slot, Message message, Reader reader) {
        inserting(chat, slot, render(message, reader), NOT_TWICE).soon();
    }

    /**
     * Whether what was said last there has still to be shown, to somebody who can be reached.
     *
     * @param most how often that may have failed before it is not waited for any more
     */
    public boolean isOnItsWay(ChatId chat, String slot, int most) {
        return sql.of("""
                        select exists(select from chat_message where chat_id = :chat and slot = :slot
                          and shown_version < wanted_version and due_at < 'infinity' and attempts < :most) as so""")
                .with("chat", chat)
                .with("slot", slot)
                .with("most", most)
                .only(row -> row.flag("so"));
    }

    /** Shows what waited while the person could not be reached. */
    public void catchUp(ChatId chat) {
        var tenant = tx.tenant();
        tx.afterCommit("chat " + chat.value(), () -> deliver.now(tenant, chat));
    }

    void putRendered(ChatId chat, String slot, Outgoing message) {
        inserting(chat, slot, message, """
                on conflict (tenant_id, chat_id, slot) do update
                  set payload = case when chat_message.shown_version < chat_message.wanted_version
                        and chat_message.payload ->> 'fresh' = 'true'
                      then jsonb_set(excluded.payload, '{fresh}', 'true') else excluded.payload end, wanted_version = chat_message.wanted_version + 1,
                    due_at = excluded.due_at, attempts = 0, updated_at = excluded.updated_at
                  where chat_message.payload <> excluded.payload
                    or chat_message.shown_version < chat_message.wanted_version""").soon();
        var tenant = tx.tenant();
        tx.afterCommit("chat " + chat.value(), () -> deliver.now(tenant, chat));
    }

    /**
     * For somebody who has blocked the bot it waits without a time, until they are back. Nothing is kept for whoever is
     * forgotten, also when that happens just now: of the two transactions the second one waits for the person's row, and
     * finds what the first one did. It is the insert's own select that waits: PostgreSQL then looks at the row again.
     */
    private Statement inserting(ChatId chat, String slot, Outgoing message, String onConflict) {
        return sql.of("""
                insert into chat_message (chat_id, slot, payload, due_at, updated_at)
                select :chat, :slot, :payload::jsonb, case when reachable then :now::timestamptz else 'infinity' end, :now
                from app_user where telegram_id = :chat and closed_at is null for key share
                """ + onConflict)
                .with("chat", chat)
                .with("slot", slot)
                .with("payload", json.write(message))
                .with("now", clock.instant());
    }

    private static Outgoing render(Message message, Reader reader) {
        return new Outgoing(
                Fit.within(
                        Words.html(message.text(), reader), message.attachment().isPresent() ? Fit.CAPTION : Fit.TEXT),
                message.rows().stream()
                        .map(row ->
                                row.stream().map(button -> key(button, reader)).toList())
                        .toList(),
                message.attachment().map(Chats::file).orElse(null),
                message.fresh());
    }

    private static Outgoing.Key key(Button button, Reader reader) {
        var label = Words.plain(button.label(), reader);
        return switch (button) {
            case Button.Tap tap -> new Outgoing.Key(label, "tap", tap.data());
            case Button.Copy copy -> new Outgoing.Key(label, "copy", copy.copied());
            case Button.Link link -> new Outgoing.Key(label, "link", link.url());
            case Button.ShareContact _ -> new Outgoing.Key(label, "contact", "");
            case Button.CloseContact _ -> new Outgoing.Key(label, "close", "");
        };
    }

    private static Outgoing.File file(Message.Attachment attachment) {
        return switch (attachment) {
            case Message.Attachment.Qr(var content) -> new Outgoing.File("qr", content, "qr.png");
            case Message.Attachment.Photo(var key, var name) -> new Outgoing.File("photo", key, name);
            case Message.Attachment.Voice(var key, var name) -> new Outgoing.File("voice", key, name);
            case Message.Attachment.Audio(var key, var name) -> new Outgoing.File("audio", key, name);
            case Message.Attachment.Document(var key, var name) -> new Outgoing.File("document", key, name);
            case Message.Attachment.TextFile(var content, var name) -> new Outgoing.File("text", content, name);
        };
    }
}
