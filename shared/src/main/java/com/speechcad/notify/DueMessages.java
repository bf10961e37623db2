package com.speechcad.notify;

import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the open transaction's tenant has still to show in a chat; nothing in one whose person has closed it. */
@Singleton
class DueMessages {
    /** What did not come to the chat is no reason not to say it again. */
    static final String NOTHING_KNOWN = "'{}'::jsonb";

    private final Sql sql;
    private final Json json;
    private final Clock clock;

    DueMessages(Sql sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A place whose newest version is not shown yet. */
    record Due(
            String slot,
            String payload,
            long version,
            @Nullable Integer messageId,
            int attempts) {}

    /** When something is to be shown in that chat; empty for nothing. */
    Optional<Instant> soonest(ChatId chat) {
        return sql.of("""
                        select min(case when due_at = 'infinity' then :now else due_at end) as soonest from chat_message
                        where chat_id = :chat and shown_version < wanted_version
                          and not exists (select from app_user where telegram_id = :chat and not reachable)""").with("chat", chat).with("now", clock.instant()).only(row -> row.maybeInstant("soonest"));
    }

    /**
     * The longest waiting. What was put down for nobody while its person came back waits without a time; it is theirs at the
     * next look.
     */
    Optional<Due> next(ChatId chat) {
        return sql.of("""
                        select slot, payload, wanted_version, message_id, attempts from chat_message
                        where chat_id = :chat and shown_version < wanted_version
                          and (due_at <= :now or due_at = 'infinity')
                          and not exists (select from app_user where telegram_id = :chat and not reachable)
                        order by due_at, created_at limit 1""")
                .with("chat", chat)
                .with("now", clock.instant())
                .first(row -> new Due(
                        row.text("slot"),
                        row.text("payload"),
                        row.number("wanted_version"),
                        row.maybeNumber("message_id").map(Math::toIntExact).orElse(null),
                        row.integer("attempts")));
    }

    void shown(ChatId chat, Due due, @Nullable Integer messageId) {
        done(chat, due, messageId, "jsonb_set(payload, '{fresh}', 'false')", null, "");
    }

    /** Nobody tries it any more; admins see it. */
    void givenUp(ChatId chat, Due due, String why) {
        done(chat, due, due.messageId, NOTHING_KNOWN, clock.instant(), why);
    }

    /**
     * Nothing more is to be done about it.
     *
     * @param stands what is known to stand in the chat now, when nothing newer is wanted meanwhile
     * @param givenUp null for what is shown
     */
    private void done(
            ChatId chat, Due due, @Nullable Integer messageId, String stands, @Nullable Instant givenUp, String why) {
        sql.of("""
                        update chat_message set shown_version = :version, message_id = :message, attempts = 0,
                          given_up_at = :given_up, given_up_tries = :tries, given_up_why = :why,
                          waiting_since = case when wanted_version > :version then :now::timestamptz end,
                          payload = case when wanted_version = :version then\s""" + stands + """
                            else payload end
                        where chat_id = :chat and slot = :slot and shown_version < :version""")
                .with("version", due.version)
                .with("message", messageId)
                .with("given_up", givenUp)
                .with("tries", givenUp == null ? 0 : due.attempts + 1)
                .with("why", why)
                .with("now", clock.instant())
                .with("chat", chat)
                .with("slot", due.slot)
                .update();
    }

    /** That was an attempt; the next one is at {@code again}. Somebody who came back just now waits since the first one. */
    void failed(ChatId chat, Due due, Instant again) {
        sql.of("""
                        update chat_message set attempts = attempts + 1, due_at = :due,
                          waiting_since = coalesce(waiting_since, :now)
                        where chat_id = :chat and shown_version < wanted_version and slot = :slot""")
                .with("due", again)
                .with("now", clock.instant())
                .with("chat", chat)
                .with("slot", due.slot)
                .update();
    }

    /** Nothing that waits there is due before; that costs no message an attempt. */
    void notBefore(ChatId chat, Instant until) {
        sql.of("""
                    update chat_message set due_at = greatest(due_at, :due)
                    where chat_id = :chat and shown_version < wanted_version""").with("due", until).with("chat", chat).update();
    }

    /** What is to be shown there. */
    Outgoing read(Due due) {
        return json.read(due.payload, Outgoing.class);
    }
}
