package com.speechcad.dialog;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/**
 * All that has to be known when somebody writes, by the one statement that names the tenant, claims their update and
 * locks their chat: {@code update_arrives} in the schema.
 */
@Singleton
class Arrivals {
    private final Tx tx;
    private final Sql sql;
    private final FailedUpdates failed;
    private final Sessions sessions;
    private final Users users;
    private final Businesses businesses;

    Arrivals(Tx tx, Sql sql, FailedUpdates failed, Sessions sessions, Users users, Businesses businesses) {
        this.tx = tx;
        this.sql = sql;
        this.failed = failed;
        this.sessions = sessions;
        this.users = users;
        this.businesses = businesses;
    }

    /**
     * @param session locked until the transaction ends; empty for a new chat
     * @param person empty for somebody new
     * @param business empty for somebody new
     * @param ownNumber once the messenger vouched for it
     * @param menu the message that the chat's menu is now
     * @param wasAnswered the tap of an update that failed before
     */
    record Arrival(
            Optional<Session> session,
            Optional<User> person,
            Optional<Business> business,
            Optional<PhoneNumber> ownNumber,
            Optional<Integer> menu,
            boolean wasAnswered) {}

    /** Who they are, as the screens see them. */
    record Person(User user, Business business, Optional<PhoneNumber> ownNumber) {}

    /** Empty when the update was done before. */
    Optional<Arrival> claim(Incoming incoming, String menu) {
        var arrival = sql.of("""
                        select is_ours, (session).chat_id as session_chat_id, (session).screen as session_screen,
                          (session).argument as session_argument, (session).back as session_back,
                          (session).notes as session_notes, (session).nonce as session_nonce,
                          (session).start_parameter as session_start_parameter,
                          (session).contact_asked as session_contact_asked, (session).commands as session_commands,
                          (person).id as user_id, (person).telegram_id as user_telegram_id, (person).name as user_name,
                          (person).language as user_language, (person).client_language as user_client_language,
                          (person).time_zone as user_time_zone, (person).zone_chosen_at as user_zone_chosen_at,
                          (person).terms_version as user_terms_version,
                          (person).welcomed_at as user_welcomed_at, (person).is_admin as user_is_admin,
                          (person).reachable as user_reachable, (person).leaving as user_leaving,
                          (business).id as business_id, (business).owner_user_id as business_owner_user_id,
                          (business).name as business_name, (business).tier as business_tier,
                          %s as business_suspended,
                          own_number, menu_message_id, was_answered
                        from update_arrives(:tenant, :update, :telegram, :tap, :menu)""".formatted(Businesses.isSuspended("(business).id")))
                .with("tenant", tx.tenant())
                .with("update", Long.toString(incoming.updateId()))
                .with("telegram", incoming.telegramId())
                .with("tap", incoming.deed() instanceof Incoming.Tapped)
                .with("menu", menu)
                .askFirstOfAll(this::arrival)
                .get()
                .orElseThrow();
        failed.claimed(arrival.isPresent());
        return arrival;
    }

    private Optional<Arrival> arrival(Row row) throws SQLException {
        return row.flag("is_ours")
                ? Optional.of(new Arrival(
                        sessions.maybe(row.within("session_")),
                        Users.maybe(row.within("user_")),
                        Businesses.maybe(row.within("business_")),
                        row.maybeText("own_number").map(PhoneNumber::new),
                        row.maybeNumber("menu_message_id").map(Math::toIntExact),
                        row.flag("was_answered")))
                : Optional.empty();
    }

    /** As they were found, or made: whoever writes to us for the first time is somebody from then on. */
    Person meet(Arrival arrival, Incoming incoming) {
        var user = users.meet(arrival.person(), incoming.telegramId(), incoming.clientLanguage());
        return new Person(user, arrival.business().orElseGet(() -> businesses.of(user.id())), arrival.ownNumber());
    }

    /** As they are now. */
    Person again(Person person) {
        var id = person.user().id();
        record Asked(
                Later<Optional<User>> user, Later<Optional<Business>> business, Later<Optional<PhoneNumber>> number) {}
        var asked =
                tx.inOneStatement(() -> new Asked(users.askFind(id), businesses.askFind(id), users.askOwnNumber(id)));
        return new Person(asked.user.get().orElseThrow(), asked.business.get().orElseThrow(), asked.number.get());
    }
}
