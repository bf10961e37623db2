package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.WalletStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Parked money and the books: it is credited once, whatever happened to the wallet, and its clearing returns to zero. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedMoneyTest {
    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private final UserId boss = admin(67_101);
    private final UserId second = admin(67_102);
    private Payer ana = new Payer(app);

    @BeforeEach
    void somebody_new_on_another_day() {
        app.clock().advance(Duration.ofDays(2));
        ana = new Payer(app);
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(ana.faults()).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_is_in_the_wallet_already_is_not_credited_once_more() {
        var topUp = takenBack();
        var bob = new Payer(app);
        var bobs = bob.tops(25);

        assertThat(decide(new Decision.Credit(Money.dollars(25)))).isEqualTo(ParkedPayment.Outcome.IMPOSSIBLE);
        assertThat(decide(new Decision.Link(bobs, Money.dollars(25)))).isEqualTo(ParkedPayment.Outcome.IMPOSSIBLE);

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(bob.wallet()).isEqualTo("0");
        assertThat(decide(new Decision.Reverse(Money.dollars(25)))).isEqualTo(ParkedPayment.Outcome.DONE);
        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(unsettled(topUp)).isEmpty();
    }

    @Test
    void another_transaction_of_a_payment_that_was_credited_can_be_credited() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        ana.hears(topUp, Kind.CONFIRMED, "60", "tx-2");

        assertThat(decide(new Decision.Credit(Money.dollars(15)))).isEqualTo(ParkedPayment.Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("40");
        assertThat(unsettled(topUp)).isEmpty();
    }

    @Test
    void the_operators_word_settles_what_no_server_will_ever_say() {
        var topUp = ana.tops(10);
        ana.hears(topUp, Kind.CONFIRMED, "301", "tx-1");

        assertThat(decide(new Decision.Credit(Money.dollars(30)))).isEqualTo(ParkedPayment.Outcome.DONE);
        assertThat(unsettled(topUp)).isEmpty();

        ana.hears(topUp, Kind.SETTLED, "301", "tx-1");
        assertThat(unsettled(topUp)).isEmpty();
        assertThat(ana.find(topUp).settledAt()).as("followed all the same").isPresent();
        assertThat(ana.wallet()).isEqualTo("30");
    }

    @Test
    void what_is_taken_back_after_it_was_settled_leaves_nothing_open() {
        var topUp = ana.tops(10);
        ana.hears(topUp, Kind.CONFIRMED, "301", "tx-1");
        decide(new Decision.Credit(Money.dollars(30)));
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        doubted(topUp);

        assertThat(decide(new Decision.Reverse(Money.dollars(30)))).isEqualTo(ParkedPayment.Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(unsettled(topUp)).isEmpty();
    }

    @Test
    void a_payment_to_a_closed_wallet_is_credited_when_the_wallet_is_open_again() {
        var topUp = ana.tops(25);
        turn(WalletStatus.CLOSED, "gone");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.parked()).containsExactly(ParkReason.WALLET_CLOSED);

        assertThat(decide(new Decision.Credit(Money.dollars(25)))).hasToString("WALLET_CLOSED");
        assertThat(ana.parked()).as("it still waits").containsExactly(ParkReason.WALLET_CLOSED);
        turn(WalletStatus.OPEN, "here again");
        assertThat(decide(new Decision.Credit(Money.dollars(24)))).isEqualTo(ParkedPayment.Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("24");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.wallet()).isEqualTo("24");
        assertThat(unsettled(topUp)).isEmpty();
    }

    @Test
    void what_was_credited_after_a_closed_wallet_can_be_taken_back() {
        var topUp = ana.tops(25);
        turn(WalletStatus.CLOSED, "gone");
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        turn(WalletStatus.OPEN, "here again");
        decide(new Decision.Credit(Money.dollars(25)));
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        doubted(topUp);

        assertThat(decide(new Decision.Reverse(Money.dollars(25)))).isEqualTo(ParkedPayment.Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(unsettled(topUp)).isEmpty();
    }

    @Test
    void a_further_take_back_is_parked_although_the_first_was_rejected() {
        var topUp = takenBack();
        decide(new Decision.Reject());
        doubted(topUp);
        assertThat(ana.parked()).as("nothing new was said").isEmpty();

        provider.books.put(
                FakePayments.payment(topUp),
                new Check(Stage.CONFIRMED, Optional.of(new PaymentProvider.Transfer(new BigDecimal("100"), "tx-1"))));
        doubted(topUp);
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        doubted(topUp);

        assertThat(ana.parked()).contains(ParkReason.TAKEN_BACK);
    }

    @Test
    void to_reject_what_came_takes_two_where_to_credit_it_would() {
        ana.hears(ana.tops(100), Kind.CONFIRMED, "301", "tx-1");
        assertThat(ask(new Decision.Reject())).isEqualTo(ParkedPayment.Outcome.WAITS);
        assertThat(ana.parked()).containsExactly(ParkReason.TOO_MUCH);
        assertThat(agree(boss)).isEqualTo(ParkedPayment.Outcome.GONE);
        assertThat(agree(second)).isEqualTo(ParkedPayment.Outcome.DONE);
        assertThat(ana.parked()).isEmpty();

        ana.hears(ana.tops(10), Kind.CONFIRMED, "301", "tx-2");
        assertThat(ask(new Decision.Reject())).as("thirty dollars").isEqualTo(ParkedPayment.Outcome.DONE);
        ana.hears(ana.tops(10), Kind.CONFIRMED, "301", "tx-3");
        assertThat(ask(new Decision.Reject())).as("sixty in a day").isEqualTo(ParkedPayment.Outcome.WAITS);
    }

    @Test
    void what_nobody_can_put_a_sum_to_takes_two_to_be_rejected() {
        var door = UUID.randomUUID();
        in(() -> {
            app.get(ParkedPayments.class).unclaimed(door);
            return true;
        });
        var item = open().stream()
                .filter(it -> it.paymentId().equals(door.toString()))
                .findFirst()
                .orElseThrow();

        assertThat(in(() ->
                        app.get(AgreeOnParked.class).decide(item.id(), boss, new Decision.Reject(), "nobody knows it")))
                .isEqualTo(ParkedPayment.Outcome.WAITS);
    }

    @Test
    void nobody_is_the_second_person_for_a_wallet_of_their_own() {
        makeAdmin(ana.user);
        ana.hears(ana.tops(100), Kind.CONFIRMED, "301", "tx-1");
        assertThat(ask(new Decision.Credit(Money.dollars(301)))).isEqualTo(ParkedPayment.Outcome.WAITS);

        assertThat(agree(ana.user)).hasToString("OWN");
        assertThat(ana.wallet()).isEqualTo("0");
        var item = mine();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> in(() -> app.sql()
                        .of("update parked_payment set agreed_by = :ana where id = :id")
                        .with("ana", ana.user)
                        .with("id", item)
                        .update()))
                .hasStackTraceContaining("nobody agrees about money of their own");
        assertThat(agree(second)).isEqualTo(ParkedPayment.Outcome.DONE);
        assertThat(ana.wallet()).isEqualTo("301");
    }

    @Test
    void money_told_without_the_name_of_its_transaction_is_never_dropped() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        ana.hears(topUp, Kind.SETTLED, "100", "");
        assertThat(ana.parked()).as("the settlement of the same").isEmpty();
        ana.hears(topUp, Kind.CONFIRMED, "100", "");
        assertThat(ana.parked()).as("perhaps a second one").containsExactly(ParkReason.SECOND_TRANSACTION);
    }

    @Test
    void a_transaction_that_is_named_late_keeps_its_name() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "");
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        assertThat(ana.parked()).isEmpty();

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-2");
        assertThat(ana.parked()).containsExactly(ParkReason.SECOND_TRANSACTION);
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void a_letter_from_before_the_transaction_was_named_says_nothing_new_when_it_comes_again() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "");
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        ana.hears(topUp, Kind.CONFIRMED, "100", "");
        assertThat(ana.parked()).as("the same letter").isEmpty();
        ana.hears(topUp, Kind.CONFIRMED, "60", "");
        ana.hears(topUp, Kind.CONFIRMED, "60", "");
        assertThat(ana.parked()).as("another amount").containsExactly(ParkReason.SECOND_TRANSACTION);
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void the_owner_does_not_make_a_colleagues_wish_about_their_money_be_forgotten() {
        makeAdmin(ana.user);
        ana.hears(ana.tops(100), Kind.CONFIRMED, "301", "tx-1");
        ask(new Decision.Credit(Money.dollars(200)));
        var item = mine();
        var agreement = app.get(AgreeOnParked.class);
        var wish = in(() -> agreement.asked(item).orElseThrow());

        assertThat(in(() -> agreement.drop(item, ana.user, wish))).hasToString("OWN");
        for (var decision : List.of(new Decision.Credit(Money.dollars(301)), new Decision.Credit(Money.dollars(1)))) {
            assertThat(in(() -> agreement.decide(item, ana.user, decision, "mine")))
                    .isEqualTo(ParkedPayment.Outcome.GONE);
            assertThat(in(() -> agreement.decide(item, second, decision, "another sum")))
                    .isEqualTo(ParkedPayment.Outcome.GONE);
        }
        assertThat(in(() -> agreement.asked(item))).contains(wish);
        assertThat(in(() -> agreement.drop(item, second, wish))).isEqualTo(ParkedPayment.Outcome.DONE);
        assertThat(in(() -> agreement.decide(item, second, new Decision.Credit(Money.dollars(301)), "another sum")))
                .isEqualTo(ParkedPayment.Outcome.WAITS);
    }

    @Test
    void what_the_provider_never_settles_waits_until_two_persons_give_it_up() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(
                FakePayments.payment(topUp),
                new Check(Stage.CONFIRMED, Optional.of(new PaymentProvider.Transfer(new BigDecimal("100"), "tx-1"))));
        app.clock().advance(Duration.ofDays(30));
        app.get(CheckTopUp.class).check(TestApp.TENANT, topUp);
        assertThat(ana.parked()).containsExactly(ParkReason.NOT_SETTLED);
        assertThat(faultsInFourDays()).as("somebody is late").isEmpty();

        assertThat(ask(new Decision.Reject())).isEqualTo(ParkedPayment.Outcome.WAITS);
        assertThat(unsettled(topUp)).isNotEmpty();
        assertThat(agree(second)).isEqualTo(ParkedPayment.Outcome.DONE);

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(unsettled(topUp)).isEmpty();
        assertThat(faultsInFourDays()).isEmpty();
        remind();
        assertThat(ana.parked()).as("nothing is owed any more").isEmpty();
    }

    @Test
    void what_was_left_once_and_is_owed_still_stands_in_the_list_again() {
        var topUp = takenBack();
        decide(new Decision.Reject());
        remind();
        assertThat(ana.parked()).as("it is not late yet").isEmpty();
        app.clock().advance(Duration.ofDays(4));
        remind();
        remind();
        assertThat(ana.parked()).containsExactly(ParkReason.NOT_SETTLED);

        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        remind();

        assertThat(ana.parked()).isEmpty();
        assertThat(unsettled(topUp)).isEmpty();
    }

    private void remind() {
        in(() -> {
            app.get(LateSettlements.class).remind();
            return true;
        });
    }

    private List<String> faultsInFourDays() {
        return in(() -> app.sql()
                .of("select name from ledger_invariants(:at)")
                .with("at", app.clock().instant().plus(Duration.ofDays(4)))
                .list(row -> row.text("name")));
    }

    /** Credited at once, and gone by the provider's books. */
    private UUID takenBack() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        doubted(topUp);
        assertThat(ana.parked()).containsExactly(ParkReason.TAKEN_BACK);
        return topUp;
    }

    /** The provider is asked twice. */
    private void doubted(UUID topUp) {
        for (var time = 0; time < 2; time++) {
            app.clock().advance(Duration.ofMinutes(20));
            app.get(CheckTopUp.class).check(TestApp.TENANT, topUp);
        }
    }

    private void turn(WalletStatus status, String why) {
        in(() -> app.get(Ledger.class)
                .change("turn:" + UUID.randomUUID(), ana.user, status, "operator:" + boss.value(), why));
    }

    /** What is not at zero four days later, of what was credited for that invoice. */
    private List<String> unsettled(UUID topUp) {
        return in(() -> app.sql()
                .of("""
                        select o.key from ledger_unsettled(app_tenant()) u join ledger_op o on o.id = u.op_id
                        where o.subject = 'invoice:' || :topUp and u.effective_at < :at""")
                .with("topUp", topUp.toString())
                .with("at", app.clock().instant().plus(Duration.ofDays(4)))
                .list(row -> row.text("key")));
    }

    private List<ParkedPayment> open() {
        return in(() -> app.get(ParkedPayments.class).open(0, 1000));
    }

    private long mine() {
        return open().stream()
                .filter(item -> item.user().equals(Optional.of(ana.user)))
                .map(ParkedPayment::id)
                .findFirst()
                .orElseThrow();
    }

    private ParkedPayment.Outcome decide(Decision decision) {
        var item = mine();
        return in(() -> app.get(DecideParked.class).decide(item, boss, decision, "looked into"));
    }

    private ParkedPayment.Outcome ask(Decision decision) {
        var item = mine();
        return in(() -> app.get(AgreeOnParked.class).decide(item, boss, decision, "looked into"));
    }

    private ParkedPayment.Outcome agree(UserId another) {
        var item = mine();
        return in(() -> {
            var agree = app.get(AgreeOnParked.class);
            return agree.agree(item, another, agree.asked(item).orElseThrow());
        });
    }

    private void makeAdmin(UserId user) {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(user, true));
    }

    private UserId admin(long telegram) {
        return in(() -> {
            var met = app.get(Users.class).meet(telegram, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
