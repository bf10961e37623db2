package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import com.speechcad.text.Reader;
import jakarta.inject.Singleton;

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
     * @return false when another screen is shown, which is then left alone
     */
    public boolean replace(ChatId chat, String screen, String argument, Message message, Reader reader) {
        var isShown = sql.of("""
                        select chat_id from chat_session
                        where chat_id = :chat and screen = :screen and argument = :argument for update""")
                .with("chat", chat)
                .with("screen", screen)
                .with("argument", argument)
                .first(row -> row.number("chat_id"))
                .isPresent();
        if (isShown) {
            chats.put(chat, SLOT, message, reader);
        }
        return isShown;
    }
}
