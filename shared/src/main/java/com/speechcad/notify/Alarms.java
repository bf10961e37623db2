package com.speechcad.notify;

import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that an operator has to know: a line in the log, and a message to each of the tenant's admins. Every fact that is
 * raised has its row in the runbook's table of alarms, which a test holds against the sources. Once somebody saw to it,
 * {@link SeenTo} says so in each chat.
 */
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
        // What came from outside is no error of ours: one would move a new version back that is being deployed.
        LOG.warn("ALARM {}", fact);
        tell(fact, words, where);
    }

    /**
     * The same of what is the platform's daily work and no fault: the admins are told, and nobody is woken.
     *
     * @param fact names what is to be done, such as {@code limit-request:12}; nothing personal
     */
    public void ask(String fact, Text words, Button where) {
        LOG.info("the admins are asked: {}", fact);
        tell(fact, words, where);
    }

    private void tell(String fact, Text words, Button where) {
        var message = Message.of(words).row(where).asNew();
        for (var admin : users.admins()) {
            chats.putOnce(admin.chat(), slot(fact), message, admin.reader());
        }
    }

    /** Where the message about it stands, in each admin's chat. */
    static String slot(String fact) {
        return "alarm:" + fact;
    }
}
