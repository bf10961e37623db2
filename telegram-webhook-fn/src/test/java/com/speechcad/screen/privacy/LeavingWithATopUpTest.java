package com.speechcad.screen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ConfirmTopUp;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.Payouts;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Money that is on its way while its payer leaves: it is waited for, and what comes later still finds a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingWithATopUpTest {
    private final Leavers leavers = new Leavers();
    private final CallWorld world = leavers.world;
    private final DialogDriver olga = leavers.admin(3_401);

    @AfterEach
    void the_books_are_healthy() {
        assertThat(world.inTenant(world.app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whoever_has_paid_is_not_forgotten_before_it_is_credited_and_paid_out() {
        var ines = penniless("Ines Quillfeather");
        var topUp = tops(ines);
        hear(topUp, Kind.SEEN);
        leavers.asks(ines).tap("🗑 Delete my account");
        leavers.work();

        assertThat(ines.type("/start").screen()).contains("A top-up of yours");
        assertThat(leavers.found("Quillfeather")).contains("app_user");

        hear(topUp, Kind.CONFIRMED);
        later();
        assertThat(ines.seen()).contains("$25.00 came into your wallet");
        assertThat(ines.type("/start").screen()).contains("$25.00</b> is in your wallet");
        ines.type("TRX");
        assertThat(ines.toast() + ines.screen()).contains("5 to 300");
        ines.type("TRX TXquill123456789");
        assertThat(ines.screen()).contains("paid out", "TXquill123456789");
        leavers.work();
        assertThat(olga.seen()).contains("Quillfeather", "TXquill123456789", "$25.00");
        payOut(ines);
        later();

        assertThat(leavers.found("Quillfeather")).isEmpty();
        assertThat(leavers.found("TXquill123456789")).isEmpty();
    }

    @Test
    void whoever_leaves_is_not_forgotten_before_their_payout_is_marked() {
        var una = penniless("Una Gorsebrook");
        var topUp = tops(una);
        hear(topUp, Kind.SEEN);
        leavers.asks(una).tap("🗑 Delete my account");
        hear(topUp, Kind.CONFIRMED);
        later();
        una.type("/start").type("TRX TXgorse123456789");
        leavers.work();
        var user = user(una);
        var payout = world.inTenant(() -> {
            var order = new OperatorRequest.Order(
                    OperatorRequest.Kind.PAYOUT, user, Money.dollars(25), Optional.empty(), "as she said");
            world.app.get(OperatorRequests.class).ask(user(olga), order);
            return world.app.get(Payouts.class).due(0, 100).stream()
                    .filter(due -> due.user().equals(user))
                    .findFirst()
                    .orElseThrow();
        });
        later();
        assertThat(leavers.found("Gorsebrook")).as("the money may come back").isNotEmpty();

        world.inTenant(() -> world.app.get(Payouts.class).paid(payout.id(), user(olga), "tx 79"));
        later();
        assertThat(leavers.found("Gorsebrook")).isEmpty();
    }

    @Test
    void what_came_while_they_were_leaving_can_be_given_up() {
        var jon = penniless("Jon Threepwood");
        var topUp = tops(jon);
        hear(topUp, Kind.SEEN);
        leavers.asks(jon).tap("🗑 Delete my account");
        hear(topUp, Kind.CONFIRMED);
        jon.type("/start").tap("I give up the $25.00");
        later();

        assertThat(leavers.found("Threepwood")).isEmpty();
    }

    @Test
    void money_that_comes_after_the_account_is_gone_waits_for_an_operator_with_an_alarm() {
        var kim = penniless("Kim Underhill");
        var user = user(kim);
        var topUp = tops(kim);
        leavers.asks(kim).tap("🗑 Delete my account");
        leavers.work();
        assertThat(leavers.found("Underhill")).isEmpty();
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).status(user)))
                .isEqualTo(WalletStatus.CLOSED);

        assertThat(hear(topUp, Kind.SEEN)).isEqualTo(ConfirmTopUp.Effect.SHOWN);
        assertThat(hear(topUp, Kind.CONFIRMED)).isEqualTo(ConfirmTopUp.Effect.PARKED);
        assertThat(hear(topUp, Kind.CONFIRMED)).isEqualTo(ConfirmTopUp.Effect.NOTHING);

        assertThat(olga.seen()).contains("The wallet is closed.");
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).of(user).posted()))
                .isEqualTo(Money.ZERO);

        var again = DialogDriver.onboarded(world.app, kim.chat().value(), "Kim Underhill");
        assertThat(user(again)).isNotEqualTo(user);
        hear(tops(again), Kind.CONFIRMED);
        assertThat(again.type("/start").screen()).contains("$25.00");
    }

    @Test
    void what_a_person_looks_into_is_decided_first_and_staying_leaves_the_wallet_open() {
        var lea = penniless("Lea Vandergriff");
        var topUp = tops(lea);
        hear(topUp, Kind.CONFIRMED, "400");
        leavers.asks(lea).tap("🗑 Delete my account");
        later();
        assertThat(lea.type("/start").screen()).contains("A top-up of yours");

        lea.tap("I want to stay");
        later();
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).status(user(lea))))
                .isEqualTo(WalletStatus.OPEN);
        assertThat(lea.type("/start").buttons()).contains("Call");

        leavers.asks(lea).tap("🗑 Delete my account");
        later();
        assertThat(leavers.found("Vandergriff")).isNotEmpty();
        reject(topUp);
        later();
        assertThat(leavers.found("Vandergriff")).isEmpty();
    }

    @Test
    void what_they_owe_is_written_off_and_their_wallet_closed() {
        var max = penniless("Max Wetherby");
        var user = user(max);
        owes(user);
        leavers.asks(max).tap("🗑 Delete my account");
        leavers.work();

        assertThat(leavers.found("Wetherby")).isEmpty();
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).of(user).owed()))
                .isEqualTo(Money.ZERO);
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).status(user)))
                .isEqualTo(WalletStatus.CLOSED);
    }

    @Test
    void an_operator_looks_for_a_way_when_a_person_does_not_say_where_their_money_goes() {
        var pia = penniless("Pia Lovelace");
        var topUp = tops(pia);
        hear(topUp, Kind.SEEN);
        leavers.asks(pia).tap("🗑 Delete my account");
        hear(topUp, Kind.CONFIRMED);
        later();
        assertThat(pia.seen()).contains("$25.00 came into your wallet");
        world.app.clock().advance(Duration.ofDays(6));
        later();
        assertThat(olga.seen()).doesNotContain("Lovelace");

        world.app.clock().advance(Duration.ofDays(1));
        later();
        later();
        assertThat(olga.seen()).containsOnlyOnce("Lovelace");

        pia.type("/start").type("TRX TXlove123456789");
        later();
        assertThat(olga.seen()).containsOnlyOnce("TXlove123456789");
        payOut(pia);
        later();
        assertThat(leavers.found("Lovelace")).isEmpty();
    }

    @Test
    void the_wallet_of_somebody_who_was_being_forgotten_before_wallets_were_closed_is_closed_too() {
        var nia = penniless("Nia Featherstone");
        var user = user(nia);
        owes(user);
        leavers.asks(nia).tap("🗑 Delete my account");
        isBeingForgotten(user);
        leavers.work();

        assertThat(leavers.found("Featherstone")).isEmpty();
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).of(user).owed()))
                .isEqualTo(Money.ZERO);
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).status(user)))
                .isEqualTo(WalletStatus.CLOSED);
    }

    @Test
    void money_that_came_while_somebody_was_being_forgotten_is_not_taken_and_an_operator_finds_it() {
        var ole = penniless("Ole Hazelwood");
        var user = user(ole);
        leavers.asks(ole).tap("🗑 Delete my account");
        isBeingForgotten(user);
        world.inTenant(() -> world.app
                .get(Ledger.class)
                .credit(Movement.of("late:" + user.value(), user, Reason.TOP_UP, Money.dollars(3))));
        leavers.work();

        assertThat(leavers.found("Hazelwood")).isEmpty();
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).of(user).available()))
                .isEqualTo(Money.dollars(3));
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).status(user)))
                .as("so that it can be paid out")
                .isEqualTo(WalletStatus.OPEN);
    }

    @Test
    void a_payout_of_somebody_who_is_being_forgotten_is_waited_for_too() {
        var ada = penniless("Ada Brackenbury");
        var user = user(ada);
        world.inTenant(() -> world.app
                .get(Ledger.class)
                .credit(Movement.of("owned:" + user.value(), user, Reason.TOP_UP, Money.dollars(20))));
        var payout = world.inTenant(() -> {
            var order = new OperatorRequest.Order(
                    OperatorRequest.Kind.PAYOUT, user, Money.dollars(20), Optional.empty(), "as she said");
            world.app.get(OperatorRequests.class).ask(user(olga), order);
            return world.app.get(Payouts.class).due(0, 100).stream()
                    .filter(due -> due.user().equals(user))
                    .findFirst()
                    .orElseThrow();
        });
        leavers.asks(ada).tap("🗑 Delete my account");
        isBeingForgotten(user);
        later();
        assertThat(leavers.found("Brackenbury")).as("the money may come back").isNotEmpty();

        world.inTenant(() -> world.app.get(Payouts.class).paid(payout.id(), user(olga), "tx 80"));
        later();
        assertThat(leavers.found("Brackenbury")).isEmpty();
    }

    private void isBeingForgotten(UserId user) {
        world.app.database().admin("update account_closing set state = 'PURGING' where user_id = " + user.value());
    }

    private DialogDriver penniless(String name) {
        return DialogDriver.onboarded(world.app, world.nextPerson(), name, Language.EN);
    }

    private UserId user(DialogDriver person) {
        return world.inTenant(() -> world.user(person.chat().value()));
    }

    /** For 25 dollars, with an address. */
    private UUID tops(DialogDriver person) {
        var user = user(person);
        var asked = world.inTenant(() -> world.app.get(RequestTopUp.class).request(user, "TRX", Money.dollars(25)));
        leavers.once();
        return ((RequestTopUp.Outcome.Requested) asked).invoice();
    }

    private ConfirmTopUp.Effect hear(UUID topUp, Kind kind) {
        return hear(topUp, kind, "100");
    }

    private ConfirmTopUp.Effect hear(UUID topUp, Kind kind, String received) {
        return world.app
                .get(ConfirmTopUp.class)
                .take(
                        TestApp.TENANT,
                        topUp,
                        new PaymentNews(
                                kind,
                                FakePayments.payment(topUp),
                                Optional.of(FakePayments.address(topUp)),
                                Optional.empty(),
                                Optional.of("TRX"),
                                Optional.of(new BigDecimal(received)),
                                Optional.of(new BigDecimal("0.25")),
                                Optional.empty(),
                                Optional.empty(),
                                "tx-" + topUp,
                                Optional.of(world.app.clock().instant())));
    }

    private void later() {
        world.app.clock().advance(Duration.ofMinutes(6));
        leavers.work();
    }

    private void payOut(DialogDriver person) {
        var user = user(person);
        world.inTenant(() -> world.app
                .get(Operators.class)
                .payout("payout:" + user.value(), user(olga), user, Money.dollars(25), "tx 78"));
    }

    private void reject(UUID topUp) {
        var rejected = world.inTenant(() -> world.app
                .sql()
                .of("update parked_payment set state = 'REJECTED' where top_up_id = :invoice")
                .with("invoice", topUp)
                .update());
        assertThat(rejected).isEqualTo(1);
    }

    /** A top-up that was spent, and then turned out not to be there. */
    private void owes(UserId user) {
        world.inTenant(() -> {
            var ledger = world.app.get(Ledger.class);
            var credit = ledger.credit(Movement.of("gone:" + user.value(), user, Reason.TOP_UP, Money.dollars(3)));
            ledger.debit(Movement.of("spent:" + user.value(), user, Reason.SUBSCRIPTION, Money.dollars(3)));
            return ledger.reverse("back:" + user.value(), credit.op(), Money.dollars(3), "test", "never there");
        });
        assertThat(world.inTenant(() -> world.app.get(Wallets.class).of(user).owed()))
                .isEqualTo(Money.dollars(3));
    }
}
