package com.speechcad.dialog;

import com.speechcad.db.Later;
import com.speechcad.notify.Chats;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All that has to be known when somebody writes, in the one round trip that claims their update and locks their chat. */
@Singleton
class Arrivals {
    private final FailedUpdates failed;
    private final Sessions sessions;
    private final Users users;
    private final Businesses businesses;
    private final Chats chats;

    Arrivals(FailedUpdates failed, Sessions sessions, Users users, Businesses businesses, Chats chats) {
        this.failed = failed;
        this.sessions = sessions;
        this.users = users;
        this.businesses = businesses;
        this.chats = chats;
    }

    /**
     * What is only read, so that nothing has happened when it turns out that the update is not ours.
     *
     * @param isOurs to do, now and never again
     * @param session locked until the transaction ends; empty for a new chat
     * @param user empty for somebody new
     * @param business empty for somebody new
     * @param menu the message that the chat's menu is now
     * @param wasAnswered the tap of an update that failed before
     */
    record Arrival(
            Later<Boolean> isOurs,
            Later<Optional<Session>> session,
            Later<Optional<User>> user,
            Later<Optional<Business>> business,
            Later<Optional<Integer>> menu,
            Later<Boolean> wasAnswered) {}

    /** The claim and the lock come first: what is read after them is what the one before us left. */
    Arrival ask(Incoming incoming, String menu) {
        var isTap = incoming.deed() instanceof Incoming.Tapped;
        return new Arrival(
                failed.askToClaim(incoming),
                sessions.askToLock(incoming.chat()),
                users.askByTelegramId(incoming.telegramId()),
                businesses.askOfTelegramId(incoming.telegramId()),
                isTap ? chats.askShownAs(incoming.chat(), menu) : Later.of(Optional.empty()),
                isTap ? failed.askAnsweredBefore(incoming) : Later.of(false));
    }
}
