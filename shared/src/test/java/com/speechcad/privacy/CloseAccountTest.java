package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.notify.Outgoing;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.privacy.Closing.State;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.WalletStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leaving for good: what somebody is still asked, until when they can stay, and what is over with them. */
class CloseAccountTest {
    private static final PhoneNumber BEAS = new PhoneNumber("+14155550111");
    /** What admins are told. */
    private static final String PAY_OUT = "Pay out";

    private static final Money HALF_A_DOLLAR = Money.cents(50);

    private final TestApp app = TestApp.with(new Leaver.NoCopies());
    private final Leaver ana = new Leaver(app, 901);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void who_stays_at_the_last_moment_has_a_wallet_and_who_has_none_was_not_told_to_stay() throws SQLException {
        ana.receives(Money.dollars(20));
        ana.asks(ana.everything());

        boolean stays;
        try (var other = app.database().adminConnection()) {
            other.setAutoCommit(false);
            try (var held = other.prepareStatement("select from ledger_account where owner_user_id = ? for update")) {
                held.setLong(1, ana.user().value());
                held.execute();
            }
            var closing = CompletableFuture.runAsync(ana::work, Thread::startVirtualThread);
            app.database().awaitLockWaiter();
            var staying = CompletableFuture.supplyAsync(ana::stays, Thread::startVirtualThread);
            app.database().awaitLockWaiters(2, staying::isDone);
            other.rollback();
            stays = staying.join();
            closing.join();
        }
        ana.work();

        if (stays) {
            assertThat(ana.wallet()).isEqualTo(WalletStatus.OPEN);
            assertThat(ana.has()).isEqualTo(Money.dollars(20));
        } else {
            assertThat(ana.wallet()).isEqualTo(WalletStatus.CLOSED);
            assertThat(ana.closing())
                    .hasValueSatisfying(closing -> assertThat(closing.state()).isEqualTo(State.DONE));
        }
    }

    @Test
    void who_stays_before_it_begins_keeps_everything() {
        ana.receives(Money.dollars(20));
        ana.asks(new Rest.PaidTo("TRX TXexample"));
        assertThat(ana.stays()).isTrue();
        ana.work();

        assertThat(ana.wallet()).isEqualTo(WalletStatus.OPEN);
        assertThat(ana.has()).isEqualTo(Money.dollars(20));
        assertThat(ana.closing()).isEmpty();
    }

    @Test
    void who_gave_up_a_little_is_asked_again_when_much_comes() {
        ana.receives(HALF_A_DOLLAR);
        ana.asks(ana.everything());
        ana.receives(Money.dollars(500));
        ana.work();

        assertThat(ana.has()).isEqualTo(Money.dollars(500).plus(HALF_A_DOLLAR));
        assertThat(ana.closing())
                .hasValueSatisfying(closing -> assertThat(closing.hasNotSaid()).isTrue());
        assertThat(said("$500.00")).hasSize(1);

        assertThat(says(ana.everything())).isTrue();
        ana.work();
        assertThat(ana.closing()).map(Closing::state).contains(State.DONE);
    }

    @Test
    void what_comes_between_what_they_saw_and_what_they_say_is_asked_about() {
        ana.receives(HALF_A_DOLLAR);
        var seen = ana.everything();
        ana.receives(Money.dollars(500));
        ana.asks(seen);
        ana.work();

        assertThat(ana.has()).isEqualTo(Money.dollars(500).plus(HALF_A_DOLLAR));
        assertThat(said("$500.00")).hasSize(1);
    }

    @Test
    void who_gave_up_twice_is_asked_about_each_further_amount_once() {
        ana.asks(new Rest.Nothing());
        ana.receives(HALF_A_DOLLAR);
        ana.work();
        assertThat(said("$0.50")).hasSize(1);
        assertThat(says(ana.everything())).isTrue();
        ana.receives(Money.dollars(3));
        for (int i = 0; i < 3; i++) {
            ana.work();
            app.clock().advance(WindUp.LATER);
        }

        assertThat(ana.has()).isEqualTo(Money.cents(350));
        assertThat(said("$3.00")).hasSize(1);
    }

    @Test
    void who_gave_up_as_much_as_there_is_or_more_is_forgotten() {
        ana.receives(Money.dollars(3));
        ana.leaves();

        assertThat(ana.wallet()).isEqualTo(WalletStatus.CLOSED);
    }

    @Test
    void who_gave_up_before_amounts_were_written_down_is_asked() {
        ana.receives(Money.dollars(3));
        ana.asks(ana.everything());
        app.database().admin("update account_closing set gives_up_micros = null");
        ana.work();

        assertThat(ana.has()).isEqualTo(Money.dollars(3));
        assertThat(said("$3.00")).hasSize(1);
    }

    @Test
    void admins_are_told_a_week_after_somebody_was_asked_and_not_after_they_left() {
        isAdmin();
        ana.receives(HALF_A_DOLLAR);
        ana.asks(ana.everything());
        app.clock().advance(Duration.ofDays(8));
        ana.receives(Money.dollars(500));
        workFor(Duration.ofDays(6));
        assertThat(said("$500.00")).as("they are asked").hasSize(1);
        assertThat(said(PAY_OUT)).as("today they were asked").isEmpty();

        workFor(Duration.ofDays(2));
        assertThat(said(PAY_OUT)).hasSize(1);
    }

    @Test
    void admins_wait_a_week_for_money_that_came_late() {
        isAdmin();
        ana.asks(new Rest.Nothing());
        app.clock().advance(Duration.ofDays(8));
        ana.receives(HALF_A_DOLLAR);
        workFor(Duration.ofDays(6));
        assertThat(said(PAY_OUT)).isEmpty();

        workFor(Duration.ofDays(2));
        assertThat(said(PAY_OUT)).hasSize(1);
    }

    @Test
    void admins_are_told_again_of_whoever_said_something_and_is_asked_anew() {
        isAdmin();
        ana.asks(new Rest.Nothing());
        ana.receives(HALF_A_DOLLAR);
        workFor(Duration.ofDays(8));
        assertThat(said(PAY_OUT)).hasSize(1);
        assertThat(says(ana.everything())).isTrue();
        ana.receives(Money.dollars(3));

        workFor(Duration.ofDays(6));
        assertThat(said(PAY_OUT)).hasSize(1);
        workFor(Duration.ofDays(2));
        workFor(Duration.ofDays(9));
        assertThat(said(PAY_OUT)).hasSize(2);
    }

    @Test
    void whoever_becomes_a_guest_while_their_inviter_is_forgotten_is_one_no_more() throws SQLException {
        var bea = new Leaver(app, 902);
        invitation(ana);
        ana.asks(ana.everything());
        try (var other = app.database().adminConnection()) {
            other.setAutoCommit(false);
            // As whoever joins: the business is theirs to count its guests, and they are not written down yet.
            run(other, "select from business where id = " + ana.business().value() + " for no key update");
            var leaving = CompletableFuture.runAsync(ana::work, Thread::startVirtualThread);
            app.database().awaitLockWaiter();
            run(
                    other,
                    "insert into guest (tenant_id, business_id, user_id, number, agreed_at) values (%d, %d, %d, '%s', now())"
                            .formatted(
                                    TestApp.TENANT.value(),
                                    ana.business().value(),
                                    bea.user().value(),
                                    BEAS.e164()));
            other.commit();
            leaving.join();
        }

        assertThat(ana.closing()).map(Closing::state).contains(State.DONE);
        assertThat(app.tx().call(TestApp.TENANT, () -> app.get(Guests.class).joinedBy(bea.user())))
                .isEmpty();
    }

    @Test
    void nobody_joins_by_a_link_that_was_taken_back_just_then() throws SQLException {
        var bea = new Leaver(app, 902);
        var code = invitation(ana);
        try (var other = app.database().adminConnection()) {
            other.setAutoCommit(false);
            run(other, "select from business where id = " + ana.business().value() + " for no key update");
            var joining = CompletableFuture.supplyAsync(() -> joins(bea, code), Thread::startVirtualThread);
            app.database().awaitLockWaiter();
            run(
                    other,
                    "delete from guest_invitation where business_id = "
                            + ana.business().value());
            other.commit();

            assertThat(joining.join()).isEqualTo(Guests.Joined.GONE);
        }
    }

    @Test
    void an_invitation_of_somebody_who_is_gone_is_gone_and_so_are_their_guests() {
        var bea = new Leaver(app, 902);
        var cal = new Leaver(app, 903);
        var code = invitation(ana);
        assertThat(joins(bea, code)).isEqualTo(Guests.Joined.YES);

        ana.leaves();

        assertThat(app.tx()
                        .call(TestApp.TENANT, () -> app.get(Invitations.class).find(code)))
                .isEmpty();
        assertThat(joins(cal, code)).isEqualTo(Guests.Joined.GONE);
        assertThat(app.tx().call(TestApp.TENANT, () -> app.get(Guests.class).joinedBy(bea.user())))
                .isEmpty();
    }

    @Test
    void a_request_for_higher_limits_of_somebody_who_is_gone_waits_for_nobody() {
        var requests = app.get(LimitRequests.class);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> requests.ask(
                                ana.user(),
                                ana.business(),
                                new LimitRequest.Wish(
                                        Business.Tier.T1, "Ana's", "reminders", "a register", Optional.empty())));
        assertThat(app.tx().call(TestApp.TENANT, requests::countWaiting)).isEqualTo(1);

        ana.leaves();

        assertThat(app.tx().call(TestApp.TENANT, requests::countWaiting)).isZero();
    }

    @Test
    void whoever_was_taken_off_is_no_guest_again_by_deleting_their_account() {
        var bea = new Leaver(app, 902);
        var code = invitation(ana);
        assertThat(joins(bea, code)).isEqualTo(Guests.Joined.YES);
        app.tx().call(TestApp.TENANT, () -> app.get(Guests.class).remove(ana.user(), ana.business(), bea.user()));
        app.clock().advance(Duration.ofDays(1));
        assertThat(joins(bea, code)).as("as it is").isEqualTo(Guests.Joined.GONE);

        for (var time : List.of("first", "second", "third")) {
            bea.leaves();
            bea.comesBack();
            assertThat(joins(bea, code)).as(time).isEqualTo(Guests.Joined.GONE);
        }

        app.tx().run(TestApp.TENANT, () -> app.get(Invitations.class).renew(ana.business()));
        assertThat(joins(bea, invitation(ana))).as("with a new link").isEqualTo(Guests.Joined.YES);
    }

    @Test
    void whoever_left_by_themselves_comes_back_with_the_same_link() {
        var bea = new Leaver(app, 902);
        var code = invitation(ana);
        assertThat(joins(bea, code)).isEqualTo(Guests.Joined.YES);

        bea.leaves();
        bea.comesBack();

        assertThat(joins(bea, code)).isEqualTo(Guests.Joined.YES);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void isAdmin() {
        var olga = new Leaver(app, 911);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(olga.user(), true));
    }

    private void workFor(Duration time) {
        ana.work();
        app.clock().advance(time);
        ana.work();
    }

    private boolean says(Rest rest) {
        return app.tx().call(TestApp.TENANT, () -> app.get(CloseAccount.class).say(ana.user(), rest));
    }

    /** How often anybody was told of it. */
    private List<Outgoing> said(String amount) {
        return app.messenger().everything().stream()
                .filter(message -> message.html().contains(amount))
                .toList();
    }

    private String invitation(Leaver person) {
        return app.tx().call(TestApp.TENANT, () -> app.get(Invitations.class).code(person.business()));
    }

    private Guests.Joined joins(Leaver person, String code) {
        return app.tx().call(TestApp.TENANT, () -> app.get(Guests.class).join(person.user(), code, BEAS));
    }
}
