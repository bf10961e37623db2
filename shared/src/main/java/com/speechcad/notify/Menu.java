package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import com.speechcad.text.Reader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The one message of a chat in which the screens are shown, for what ends by itself while somebody looks at it. */
@Singleton
public class Menu {
    /** Its place in the chat. */
    public static final String SLOT = "menu";

    private final Sql sql;
    private final Chats chats;

    Menu(Sql sql, Chats chats) {
        this.sql = sql;
        this.chats = chats;
    }

    /**
     * Shows a message in place of a screen, if that is what stands there. Whoever works on the chat now is waited for.
     *
     * @return when what stood there was written; empty when another screen is shown, which is then left alone
     */
    public Optional<Instant> replace(ChatId chat, String screen, String argument, Message message, Reader reader) {
        var isShown = sql.of("""
                        select chat_id from chat_session
                        where chat_id = :chat and screen = :screen and argument = :argument for update""")
                .with("chat", chat)
                .with("screen", screen)
                .with("argument", argument)
                .first(row -> row.number("chat_id"))
                .isPresent();
        if (!isShown) {
            return Optional.empty();
        }
        var written = written(chat);
        chats.put(chat, SLOT, message, reader);
        return Optional.of(written.orElse(Instant.EPOCH));
    }

    /**
     * Waits for whoever works on the chat now, and keeps others from it until the transaction ends: a tap holds the chat
     * before anything else, and who holds something else first could wait for it while it waits for them.
     */
    public void hold(ChatId chat) {
        sql.of("select chat_id from chat_session where chat_id = :chat for update")
                .with("chat", chat)
                .first(row -> row.number("chat_id"));
    }

    private Optional<Instant> written(ChatId chat) {
        return sql.of("select updated_at from chat_message where chat_id = :chat and slot = :slot")
                .with("chat", chat)
                .with("slot", SLOT)
                .first(row -> row.instant("updated_at"));
    }
}
