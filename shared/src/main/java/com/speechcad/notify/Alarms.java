package com.speechcad.notify;

import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that an operator has to know: a line in the log, and a message to each of the tenant's admins. */
@Singleton
public class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Users users;
    private final Chats chats;

    Alarms(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /**
     * Once per fact and admin. In the open transaction; whoever cannot be reached sees it when they can.
     *
     * @param fact names what happened, such as {@code parked-payment:12}; it stands in the log, so nothing personal
     * @param words for the admins, each in their own language
     * @param where leads to the screen about it
     */
    public void raise(String fact, Text words, Button where) {
        LOG.error("ALARM {}", fact);
        var message = Message.of(words).row(where).asNew();
        for (var admin : users.admins()) {
            chats.putOnce(admin.chat(), slot(fact), message, admin.reader());
        }
    }

    /**
     * Somebody saw to it: where the message about it stands, it says so and leads nowhere any more.
     *
     * @param fact as it was raised
     */
    public void over(String fact, Text words) {
        for (var admin : users.admins()) {
            if (chats.isKnown(admin.chat(), slot(fact))) {
                chats.put(admin.chat(), slot(fact), Message.of(words), admin.reader());
            }
        }
    }

    private static String slot(String fact) {
        return "alarm:" + fact;
    }
}
