package com.speechcad.billing;

import static com.speechcad.billing.TopUp.State.CREDITED;
import static com.speechcad.billing.TopUp.State.EXPIRED;
import static com.speechcad.billing.TopUp.State.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.billing.PaymentProvider.Transfer;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The provider's books and its log of letters against ours, when letters were lost, refused, or proved wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcilePaymentsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private Payer ana = new Payer(app);

    @BeforeAll
    void a_key_and_an_admin() {
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.DYNOPAY_API_KEY, new Secret("dpk_test_of_nobody"));
        app.tx().run(TestApp.TENANT, () -> {
            var boss = app.get(Users.class).meet(69_001, Optional.empty());
            app.get(Users.class).makeAdmin(boss.id(), true);
        });
    }

    @BeforeEach
    void somebody_new_and_a_day_of_its_own() {
        provider.isDown = false;
        provider.keepsNoLog = false;
        provider.writesNothingAgain = false;
        provider.pageSize = Integer.MAX_VALUE;
        provider.log.clear();
        provider.resent.clear();
        // All that other tests left behind is too old to be looked at.
        app.clock().advance(Duration.ofDays(20));
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
    void paid_with_every_letter_refused_it_is_credited_by_the_sweep_exactly_once() {
        var topUp = ana.tops(25);
        confirmed(topUp, "100", Optional.empty());

        sweepFor(Duration.ofHours(1));
        provider.books.put(FakePayments.payment(topUp), settled("100"));
        sweepFor(Duration.ofHours(30));

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.state(topUp)).isEqualTo(CREDITED);
        assertThat(ana.find(topUp).settledAt()).isPresent();
        assertThat(ana.parked()).isEmpty();
    }

    @Test
    void found_past_the_window_it_counts_in_full_when_the_books_prove_that_it_came_within() {
        var topUp = ana.tops(25);
        var came = app.clock().instant().plus(Duration.ofMinutes(14));
        app.clock().advance(Duration.ofHours(3));
        confirmed(topUp, "100", Optional.of(came));

        sweepFor(Duration.ofMinutes(10));

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.find(topUp).isLate()).isFalse();
    }

    @Test
    void money_of_which_no_letter_can_be_written_again_reaches_an_operator() {
        var topUp = ana.tops(25);
        app.clock().advance(Duration.ofHours(3));
        confirmed(topUp, "100", Optional.empty());
        provider.wrote("letter-1", "default", topUp, false);
        provider.writesNothingAgain = true;

        sweepFor(Duration.ofHours(26));

        provider.writesNothingAgain = false;
        assertThat(ana.parked()).contains(ParkReason.NO_AMOUNT);
    }

    @Test
    void found_past_the_window_without_that_proof_the_refused_letter_is_written_again() {
        var topUp = ana.tops(25);
        app.clock().advance(Duration.ofHours(3));
        confirmed(topUp, "100", Optional.empty());
        provider.wrote("letter-taken", "default", UUID.randomUUID(), false);
        provider.wrote("letter-1", "default", topUp, false);

        sweepFor(Duration.ofMinutes(10));
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
        assertThat(provider.resent).contains("letter-1").doesNotContain("letter-taken");

        ana.hears(
                topUp,
                ana.news(
                        topUp,
                        Kind.CONFIRMED,
                        "100",
                        "tx-1",
                        Optional.of(new BigDecimal("0.2000")),
                        Optional.of(app.clock().instant())));
        assertThat(ana.wallet()).isEqualTo("20");
        assertThat(ana.find(topUp).isLate()).isTrue();
        assertThat(ana.newest().html()).contains("after the rate’s window", "$20.00 credited");
    }

    @Test
    void what_was_credited_on_the_first_word_is_followed_until_it_is_settled() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), settled("100"));

        sweepFor(Duration.ofHours(2));

        assertThat(ana.find(topUp).settledAt()).isPresent();
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void a_settlement_that_failed_after_the_credit_is_followed_and_nothing_moves() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        ana.hears(topUp, Kind.SETTLEMENT_FAILED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.CONFIRMED, Optional.empty()));
        sweepFor(Duration.ofHours(23));
        assertThat(ana.parked()).isEmpty();
        sweepFor(Duration.ofHours(2));

        assertThat(ana.parked()).containsExactly(ParkReason.NOT_SETTLED);
        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(ana.newest().html()).contains("credited");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(ana.parked()).isEmpty();
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void a_settlement_that_failed_before_the_credit_counts_as_seen_and_recovery_credits_it() {
        var topUp = ana.tops(200);

        ana.hears(topUp, Kind.SETTLEMENT_FAILED, "100", "tx-1");
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        ana.hears(topUp, Kind.SETTLEMENT_FAILED, "100", "tx-1");
        assertThat(ana.wallet()).isEqualTo("0");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");

        assertThat(ana.wallet()).isEqualTo("200");
    }

    @Test
    void books_that_say_it_went_back_are_asked_twice_and_then_an_operator_looks() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));

        app.clock().advance(Duration.ofMinutes(61));
        sweep();
        assertThat(ana.parked()).isEmpty();
        sweepFor(Duration.ofMinutes(15));
        sweepFor(Duration.ofHours(5));

        assertThat(ana.parked()).containsExactly(ParkReason.TAKEN_BACK);
        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(alarms())
                .filteredOn(said -> said.contains("went back to the payer"))
                .isNotEmpty();
    }

    @Test
    void what_went_back_is_taken_off_again_and_what_was_spent_meanwhile_is_owed() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Ledger.class)
                                .debit(Movement.of(
                                        "spend-" + topUp, ana.user, Reason.SUBSCRIPTION, Money.dollars(20))));
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        sweepFor(Duration.ofHours(2));

        assertThat(decide(new ParkedPayment.Decision.Reverse(Money.dollars(25)), "the chain dropped it"))
                .isEqualTo(ParkedPayment.Outcome.DONE);

        var balance = app.tx().call(TestApp.TENANT, () -> app.get(Wallets.class).of(ana.user));
        assertThat(balance.posted()).isEqualTo(Money.ZERO);
        assertThat(balance.owed()).isEqualTo(Money.dollars(20));
        assertThat(ana.state(topUp)).isEqualTo(TopUp.State.REVERSED);
        assertThat(ana.newest().html()).contains("took this payment back");
        assertThat(ana.parked()).isEmpty();
        // A late word about it moves nothing any more.
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        assertThat(app.tx().call(TestApp.TENANT, () -> app.get(Wallets.class).of(ana.user)))
                .isEqualTo(balance);
    }

    @Test
    void clearing_is_zero_again_once_it_is_settled_and_not_before() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        assertThat(unsettled(topUp)).isEqualTo(1);

        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");
        ana.hears(topUp, Kind.SETTLED, "100", "tx-1");

        assertThat(unsettled(topUp)).isZero();
        var large = ana.tops(500);
        ana.hears(large, Kind.SETTLED, "100", "tx-2");
        assertThat(unsettled(large)).isZero();
    }

    @Test
    void a_doubt_that_passes_alarms_nobody() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.NOTHING, Optional.empty()));
        app.clock().advance(Duration.ofMinutes(61));
        sweep();

        provider.books.put(FakePayments.payment(topUp), settled("100"));
        sweepFor(Duration.ofHours(2));

        assertThat(ana.parked()).isEmpty();
        assertThat(ana.find(topUp).settledAt()).isPresent();
    }

    @Test
    void an_older_server_that_cannot_tell_is_not_asked_for_ever() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        sweepFor(Duration.ofHours(30));

        assertThat(ana.parked()).isEmpty();
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void the_day_finds_a_payment_for_a_door_that_no_invoice_has_and_parks_it_once() {
        var door = UUID.randomUUID();
        provider.wrote("letter-1", "default", door, false);
        provider.wrote("letter-2", "default", door, true);
        provider.wrote("letter-3", "somebody-else", UUID.randomUUID(), false);

        day();
        day();

        var found = unclaimed().stream()
                .filter(item -> item.paymentId().equals(door.toString()))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(provider.resent).isEmpty();
        assertThat(alarms())
                .filteredOn(said -> said.contains("no invoice of ours"))
                .isNotEmpty();
    }

    @Test
    void the_day_has_refused_letters_written_again_and_the_books_asked() {
        var topUp = ana.tops(25);
        app.clock().advance(Duration.ofHours(50));
        sweep();
        confirmed(topUp, "50", Optional.of(app.clock().instant().minus(Duration.ofMinutes(1))));
        provider.wrote("letter-1", "default", topUp, false);
        provider.wrote("letter-2", "default", topUp, false);

        day();

        assertThat(provider.resent).containsOnly("letter-2");
        assertThat(ana.state(topUp)).isEqualTo(SEEN);
    }

    @Test
    void the_day_finds_what_we_gave_up_and_the_provider_has() {
        var topUp = ana.tops(25);
        var came = app.clock().instant().plus(Duration.ofMinutes(5));
        app.clock().advance(Duration.ofDays(2));
        task("expire-invoices").run(TEN_SECONDS);
        sweep();
        assertThat(ana.state(topUp)).isEqualTo(EXPIRED);
        confirmed(topUp, "100", Optional.of(came));

        day();

        assertThat(ana.wallet()).isEqualTo("25");
        day();
        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void the_day_doubts_what_we_credited_and_the_provider_does_not_have() {
        var topUp = ana.tops(25);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.TAKEN_BACK, Optional.empty()));
        app.clock().advance(Duration.ofHours(2));

        day();
        assertThat(ana.find(topUp).doubtedAt()).isPresent();
        sweepFor(Duration.ofMinutes(15));

        assertThat(ana.parked()).containsExactly(ParkReason.TAKEN_BACK);
    }

    @Test
    void a_long_log_is_read_in_steps_that_go_on_where_they_stopped_and_the_next_day_begins_at_the_new() {
        provider.pageSize = 2;
        var doors = Stream.generate(UUID::randomUUID).limit(25).toList();
        for (var i = 0; i < doors.size(); i++) {
            provider.wrote("old-" + i, "default", doors.get(i), true);
        }
        begin();
        Payer.runJobs(app);
        provider.isDown = true;
        app.clock().advance(Duration.ofMinutes(2));
        Payer.runJobs(app);
        provider.isDown = false;
        for (var step = 0; step < 12; step++) {
            app.clock().advance(Duration.ofMinutes(10));
            Payer.runJobs(app);
        }
        assertThat(unclaimed()).extracting(ParkedPayment::paymentId).containsAll(texts(doors));

        var fresh = UUID.randomUUID();
        provider.wrote("new", "default", fresh, true);
        day();
        assertThat(unclaimed()).extracting(ParkedPayment::paymentId).contains(fresh.toString());
    }

    @Test
    void a_server_without_a_log_has_its_invoices_asked_all_the_same() {
        provider.keepsNoLog = true;
        var topUp = ana.tops(25);
        var came = app.clock().instant().plus(Duration.ofMinutes(5));
        app.clock().advance(Duration.ofDays(2));
        sweep();
        confirmed(topUp, "100", Optional.of(came));

        day();

        assertThat(ana.wallet()).isEqualTo("25");
    }

    @Test
    void one_invoice_that_cannot_be_checked_does_not_stand_before_the_others() {
        var broken = new Payer(app).tops(25);
        var topUp = ana.tops(25);
        provider.broken.add(FakePayments.payment(broken));
        confirmed(topUp, "100", Optional.empty());

        app.clock().advance(Duration.ofMinutes(5));
        assertThatThrownBy(this::sweep).isInstanceOf(IllegalStateException.class);
        provider.broken.clear();

        assertThat(ana.wallet()).isEqualTo("25");
    }

    /** Entries of the top-up whose clearing has not returned to zero: credited, and not settled. */
    private long unsettled(UUID topUp) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("""
                                select count(*) as many from ledger_transfer t
                                join ledger_op o on o.id = t.op_id
                                where o.subject = :subject and t.kind = 'TOP_UP' and not exists
                                  (select from ledger_transfer s where s.clears_id = t.id)""")
                                .with("subject", "invoice:" + topUp)
                                .only(row -> row.number("many")));
    }

    private ParkedPayment.Outcome decide(ParkedPayment.Decision decision, String why) {
        return app.tx().call(TestApp.TENANT, () -> {
            var boss = app.get(Users.class).byTelegramId(69_001).orElseThrow();
            var item = app.get(ParkedPayments.class).open(0, 1000).stream()
                    .filter(it -> it.user().equals(Optional.of(ana.user)))
                    .findFirst()
                    .orElseThrow();
            return app.get(DecideParked.class).decide(item.id(), boss.id(), decision, why);
        });
    }

    private void confirmed(UUID topUp, String received, Optional<Instant> by) {
        provider.books.put(
                FakePayments.payment(topUp),
                new Check(Stage.CONFIRMED, Optional.of(new Transfer(new BigDecimal(received), "tx-1")), by));
    }

    private static Check settled(String received) {
        return new Check(Stage.SETTLED, Optional.of(new Transfer(new BigDecimal(received), "tx-1")));
    }

    private void sweep() {
        task("settle-missed-top-ups").run(TEN_SECONDS);
    }

    private void sweepFor(Duration time) {
        var end = app.clock().instant().plus(time);
        while (app.clock().instant().isBefore(end)) {
            app.clock().advance(Duration.ofMinutes(5));
            sweep();
            Payer.runJobs(app);
        }
    }

    private void begin() {
        app.clock().advance(Duration.ofDays(1));
        task("reconcile-payments").run(TEN_SECONDS);
    }

    /** A day's pass, from its schedule to its end. */
    private void day() {
        begin();
        for (var step = 0; step < 4; step++) {
            Payer.runJobs(app);
            app.clock().advance(Duration.ofMinutes(1));
        }
    }

    private Task task(String name) {
        return app.get(ApplicationContext.class).getBean(Task.class, Qualifiers.byName(name));
    }

    private List<ParkedPayment> unclaimed() {
        return app.tx().call(TestApp.TENANT, () -> app.get(ParkedPayments.class).open(0, 1000)).stream()
                .filter(item -> item.reason() == ParkReason.UNCLAIMED)
                .toList();
    }

    private List<String> alarms() {
        var users = app.get(Users.class);
        var boss =
                app.tx().call(TestApp.TENANT, () -> users.byTelegramId(69_001).orElseThrow());
        return app.messenger().shown(boss.chat()).values().stream()
                .map(Outgoing::html)
                .toList();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
