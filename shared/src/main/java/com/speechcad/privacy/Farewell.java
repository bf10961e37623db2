package com.speechcad.privacy;

import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/**
 * The last message of a chat: what was deleted, and what is kept, why and for how long. It is shown before the person is
 * forgotten, as after that nobody knows the chat any more; then it stands there and nowhere else.
 */
@Singleton
class Farewell {
    private static final String MENU = "menu";
    private static final String SLOT = "farewell";

    /** Nobody is kept here for longer because Telegram does not answer. */
    private static final int MOST_TRIES = 8;

    private final Users users;
    private final Chats chats;

    Farewell(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /** Once, however often it is asked for; the menu has nothing to tap any more. In the open transaction. */
    void say(UserId user) {
        var person = users.get(user);
        chats.put(person.chat(), MENU, Message.of(Text.text(PrivacyText.FORGETTING)), person.reader());
        chats.putOnce(
                person.chat(), SLOT, Message.of(Text.text(PrivacyText.FAREWELL)).asNew(), person.reader());
    }

    /** Whether it has still to be waited for. */
    boolean isOnItsWay(UserId user) {
        return chats.isOnItsWay(users.get(user).chat(), SLOT, MOST_TRIES);
    }
}
