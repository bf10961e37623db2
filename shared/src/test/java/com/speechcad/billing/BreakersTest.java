package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Breakers.Verdict;
import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.ExpireHolds;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is plainly too much is parked with an alarm and never charged, until an operator says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakersTest {
    private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125550123");

    private final TestApp app = TestApp.start();
    private Customer ana = Customer.of(app);
    private UserId boss = ana.user;

    @BeforeAll
    void an_admin() {
        boss = app.tx().call(TestApp.TENANT, () -> {
            var met = app.get(Users.class).meet(66_001, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    @BeforeEach
    void somebody_new_and_an_hour_that_is_free() {
        app.clock().advance(Duration.ofDays(2));
        limits(3, Money.dollars(50));
        ana = Customer.of(app).credited(Money.dollars(500));
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(in(app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void the_most_debit_of_a_wallet_and_hour_is_parked_with_an_alarm_and_not_charged() {
        spend(30);
        var before = ana.balance();

        assertThat(ask("one-more", 21)).isEqualTo(Verdict.PARKED);

        assertThat(ana.balance()).isEqualTo(before);
        assertThat(mine())
                .singleElement()
                .satisfies(parked -> assertThat(parked)
                        .returns(Breakers.Breaker.DEBIT_AN_HOUR, ParkedOperation::breaker)
                        .returns(Money.dollars(21), ParkedOperation::amount)
                        .returns(51_000_000L, ParkedOperation::counted)
                        .returns(50_000_000L, ParkedOperation::most));
        assertThat(alarms()).anySatisfy(said -> assertThat(said).contains("$21.00", "within an hour"));
    }

    @Test
    void exactly_the_limit_passes_and_the_same_fact_asked_again_is_parked_once() {
        spend(30);

        assertThat(ask("fits", 20)).isEqualTo(Verdict.GO);
        assertThat(ask("too-much", 21)).isEqualTo(Verdict.PARKED);
        assertThat(ask("too-much", 21)).isEqualTo(Verdict.PARKED);
        assertThat(ask("too-much", 1)).isEqualTo(Verdict.PARKED);
        assertThat(mine()).hasSize(1);
    }

    @Test
    void an_hour_later_the_wallet_is_free_again_and_a_clock_set_back_frees_nothing() {
        spend(50);
        app.clock().advance(Duration.ofMinutes(-50));
        assertThat(ask("set-back", 1)).isEqualTo(Verdict.PARKED);
        app.clock().advance(Duration.ofMinutes(50 + 59));
        assertThat(ask("still-within", 1)).isEqualTo(Verdict.PARKED);

        app.clock().advance(Duration.ofMinutes(1));

        assertThat(ask("an-hour-later", 50)).isEqualTo(Verdict.GO);
    }

    @Test
    void what_operators_do_by_hand_and_what_others_spend_is_not_counted() {
        spend(40);
        in(() -> app.get(Operators.class)
                .payout("payout-" + ana.user.value(), boss, ana.user, Money.dollars(100), "asked for it"));
        var bob = Customer.of(app).credited(Money.dollars(500));
        spend(bob, 50);

        assertThat(ask("fits", 10)).isEqualTo(Verdict.GO);
    }

    @Test
    void the_most_changes_of_a_plan_a_day_are_parked_and_a_day_later_they_are_not() {
        IntStream.range(0, 3).forEach(_ -> spend(1));

        assertThat(ask(change("fourth", 1))).isEqualTo(Verdict.PARKED);
        assertThat(mine()).extracting(ParkedOperation::breaker).containsExactly(Breakers.Breaker.OPERATIONS_A_DAY);
        app.clock().advance(Duration.ofDays(1));
        assertThat(ask(change("a-day-later", 1))).isEqualTo(Verdict.GO);
    }

    @Test
    void more_than_what_was_authorised_is_parked_however_little_it_is() {
        var debit = new Breakers.Debit(
                "usage",
                "key-" + ana.user.value(),
                ana.user,
                Money.micros(101),
                Optional.of(new Breakers.Usage(Money.ZERO, Money.micros(100), Duration.ofMinutes(1))),
                false,
                "{}");

        assertThat(ask(debit)).isEqualTo(Verdict.PARKED);
        assertThat(mine()).extracting(ParkedOperation::breaker).containsExactly(Breakers.Breaker.MORE_THAN_AUTHORISED);
    }

    @Test
    void more_than_a_call_of_that_length_may_cost_is_parked_although_it_was_authorised() {
        ana.withoutFree();
        in(() -> {
            app.get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(3, Money.dollars(50), Money.cents(14)));
            return true;
        });
        var attempt = ana.authorise(NEW_YORK);

        assertThat(in(() -> app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(2), false)))
                .isEmpty();

        assertThat(mine())
                .singleElement()
                .satisfies(parked -> assertThat(parked)
                        .returns(Breakers.Breaker.CHARGE_A_MINUTE, ParkedOperation::breaker)
                        .returns(300_000L, ParkedOperation::counted)
                        .returns(280_000L, ParkedOperation::most));
        assertThat(decide(true, "a dear country")).isEqualTo(Outcome.DONE);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500).minus(Money.cents(30)));
    }

    @Test
    void sixteen_calls_that_end_at_once_are_charged_up_to_the_limit_and_the_rest_is_parked() throws Exception {
        ana.withoutFree();
        limits(3, Money.cents(100));
        var attempts =
                IntStream.range(0, 16).mapToObj(_ -> ana.authorise(NEW_YORK)).toList();
        var receipts = new ArrayList<Optional<Receipt>>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Optional<Receipt>>> all = attempts.stream()
                    .map(attempt -> (Callable<Optional<Receipt>>)
                            () -> in(() -> app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(1), false)))
                    .toList();
            for (var done : threads.invokeAll(all)) {
                receipts.add(done.get());
            }
        }

        // 15 cents each, a dollar at most.
        assertThat(receipts).filteredOn(Optional::isPresent).hasSize(6);
        assertThat(mine()).hasSize(10);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500).minus(Money.cents(90)));
    }

    @Test
    void a_parked_charge_of_a_call_is_released_once_and_costs_what_it_would_have() {
        var attempt = parkedCall();
        assertThat(in(() -> app.get(Receipts.class).of(attempt))).isEmpty();
        app.clock().advance(Duration.ofDays(7));
        app.get(ExpireAttempts.class).run(100);
        app.get(ExpireHolds.class).run(100);
        assertThat(heldFor(attempt)).as("it waits with its charge").isNotEqualTo(Money.ZERO);
        in(() -> app.get(Operators.class)
                .payout(
                        "payout-" + ana.user.value(),
                        boss,
                        ana.user,
                        ana.balance().available(),
                        "asked for it"));

        assertThat(decide(true, "it was really said")).isEqualTo(Outcome.DONE);
        assertThat(decide(true, "again")).isEqualTo(Outcome.GONE);
        assertThat(decide(false, "no")).isEqualTo(Outcome.GONE);

        assertThat(in(() -> app.get(Receipts.class).of(attempt)).orElseThrow().total())
                .isEqualTo(Money.cents(15));
        assertThat(receiptOwes(attempt)).isEqualTo(Money.ZERO);
        assertThat(heldFor(attempt)).isEqualTo(Money.ZERO);
    }

    private Money receiptOwes(UUID attempt) {
        return in(() -> app.get(Receipts.class).of(attempt)).orElseThrow().owed();
    }

    @Test
    void a_parked_charge_that_nobody_decides_about_gives_its_hold_back_in_the_end() {
        var attempt = parkedCall();
        app.clock().advance(Duration.ofDays(31));
        app.get(ExpireHolds.class).run(100);
        app.get(ExpireAttempts.class).run(100);

        assertThat(heldFor(attempt)).isEqualTo(Money.ZERO);
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(500));
    }

    @Test
    void a_rejected_charge_is_never_made_and_what_was_held_comes_back() {
        var attempt = parkedCall();
        assertThat(heldFor(attempt)).isNotEqualTo(Money.ZERO);

        assertThat(decide(false, "a mistake of ours")).isEqualTo(Outcome.DONE);
        var again = in(() -> app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(1), false));

        assertThat(again).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
        assertThat(heldFor(attempt)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_recording_that_comes_later_is_parked_too_and_charged_once_when_it_is_released() {
        var attempt = recordedCall();
        spend(50);
        var before = ana.balance().posted();

        came(attempt);
        came(attempt);

        assertThat(ana.balance().posted()).isEqualTo(before);
        assertThat(mine())
                .singleElement()
                .returns(Money.cents(2), ParkedOperation::amount)
                .returns(BreakerText.KIND_RECORDING, BreakerText::kind);
        assertThat(alarms()).anySatisfy(said -> assertThat(said).contains("$0.02", "within an hour"));
        assertThat(decide(true, "it was really recorded")).isEqualTo(Outcome.DONE);
        came(attempt);
        assertThat(ana.balance().posted()).isEqualTo(before.minus(Money.cents(2)));
        assertThat(receipt(attempt).total()).isEqualTo(Money.cents(17));
    }

    @Test
    void a_recording_that_comes_later_is_held_against_the_length_of_its_call() {
        var attempt = recordedCall();
        in(() -> {
            app.get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(3, Money.dollars(50), Money.cents(16)));
            return true;
        });

        came(attempt);

        assertThat(mine()).singleElement().returns(Breakers.Breaker.CHARGE_A_MINUTE, ParkedOperation::breaker);
        assertThat(receipt(attempt).total()).isEqualTo(Money.cents(15));
    }

    @Test
    void a_recording_whose_fee_was_rejected_stays_free() {
        var attempt = recordedCall();
        spend(50);
        var before = ana.balance().posted();
        came(attempt);

        assertThat(decide(false, "a mistake of ours")).isEqualTo(Outcome.DONE);
        app.clock().advance(Duration.ofHours(2));
        came(attempt);

        assertThat(ana.balance().posted()).isEqualTo(before);
        assertThat(receipt(attempt).total()).isEqualTo(Money.cents(15));
    }

    /** A minute that was to be recorded, settled before the recording was there. */
    private UUID recordedCall() {
        ana.withoutFree();
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, NEW_YORK, true);
        ana.settle(attempt, Duration.ofMinutes(1));
        return attempt;
    }

    private void came(UUID attempt) {
        in(() -> {
            app.get(RecordingFee.class).came(attempt);
            return attempt;
        });
    }

    private Receipt receipt(UUID attempt) {
        return in(() -> app.get(Receipts.class).of(attempt)).orElseThrow();
    }

    @Test
    void two_operators_at_once_release_it_once() throws Exception {
        parkedCall();
        var item = mine().getFirst().id();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Outcome> one =
                    () -> in(() -> app.get(ParkedOperations.class).release(item, boss, "fine"));
            var outcomes = new ArrayList<Outcome>();
            for (var done : threads.invokeAll(List.of(one, one))) {
                outcomes.add(done.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(Outcome.DONE, Outcome.GONE);
        }
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500).minus(Money.cents(15)));
    }

    @Test
    void a_purchase_too_many_is_parked_and_goes_on_when_it_is_released() {
        ana.trusted();
        limits(3, Money.dollars(5));
        var prime = ana.plan(Plan.Code.PRIME, 1);

        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.Stopped());
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.Stopped());
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(500));
        assertThat(decide(true, " ")).isEqualTo(Outcome.NO_REASON);
        assertThat(decide(true, "a good customer")).isEqualTo(Outcome.DONE);

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(490));
    }

    @Test
    void what_has_become_impossible_waits_still_and_can_be_rejected() {
        ana.trusted();
        limits(3, Money.dollars(5));
        var prime = ana.plan(Plan.Code.PRIME, 1);
        ana.buy(prime, 0);
        in(() -> app.get(Operators.class)
                .payout("payout-" + ana.user.value(), boss, ana.user, Money.dollars(495), "leaves"));

        assertThat(decide(true, "a good customer")).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(mine()).hasSize(1);
        assertThat(decide(false, "no money")).isEqualTo(Outcome.DONE);

        assertThat(ana.buy(prime, 0)).isInstanceOf(Purchase.TooLittle.class);
        assertThat(ana.current()).isEmpty();
    }

    @Test
    void a_release_charges_no_more_than_was_stopped() {
        ana.trusted();
        limits(20, Money.dollars(2000));
        ana.buy(ana.plan(Plan.Code.PRIME, 30), 0);
        limits(1, Money.dollars(2000));
        assertThat(ana.buy(ana.plan(Plan.Code.ELITE, 30), ana.newest())).isEqualTo(new Purchase.Stopped());
        var stopped = mine().getFirst().amount();
        app.clock().advance(Duration.ofDays(15));
        var before = ana.balance().posted();

        assertThat(decide(true, "a good customer")).isEqualTo(Outcome.IMPOSSIBLE);

        assertThat(stopped).isEqualTo(Money.dollars(5));
        assertThat(ana.balance().posted()).isEqualTo(before);
        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(decide(false, "it costs more by now")).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_rejected_purchase_can_be_asked_for_anew_and_is_looked_at_anew() {
        ana.trusted();
        limits(3, Money.dollars(5));
        var prime = ana.plan(Plan.Code.PRIME, 1);
        ana.buy(prime, 0);
        assertThat(decide(false, "not today")).isEqualTo(Outcome.DONE);

        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.Stopped());
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.Stopped());
        assertThat(mine()).hasSize(1);
        assertThat(decide(false, "not today either")).isEqualTo(Outcome.DONE);
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.Stopped());
        assertThat(decide(true, "a good customer after all")).isEqualTo(Outcome.DONE);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(490));
    }

    @Test
    void a_rejected_purchase_is_made_when_it_is_not_too_much_any_more() {
        ana.trusted();
        limits(3, Money.dollars(5));
        var prime = ana.plan(Plan.Code.PRIME, 1);
        ana.buy(prime, 0);
        decide(false, "not today");
        limits(3, Money.dollars(50));

        assertThat(ana.buy(prime, 0)).isInstanceOf(Purchase.Bought.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(490));
    }

    private UUID parkedCall() {
        ana.withoutFree();
        limits(3, Money.cents(10));
        var attempt = ana.authorise(NEW_YORK);
        assertThat(in(() -> app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(1), false)))
                .isEmpty();
        return attempt;
    }

    private Money heldFor(UUID attempt) {
        return in(() -> app.sql()
                .of("select authorised_micros from ledger_hold where subject = :subject and state = 'OPEN'")
                .with("subject", AttemptRow.subject(attempt))
                .first(row -> row.money("authorised_micros"))
                .orElse(Money.ZERO));
    }

    private Verdict ask(String key, long dollars) {
        return ask(debit(key, dollars, false));
    }

    private Breakers.Debit change(String key, long dollars) {
        return debit(key, dollars, true);
    }

    private Breakers.Debit debit(String key, long dollars, boolean isPlanChange) {
        return new Breakers.Debit(
                "test",
                key + "-" + ana.user.value(),
                ana.user,
                Money.dollars(dollars),
                Optional.empty(),
                isPlanChange,
                "{}");
    }

    private Verdict ask(Breakers.Debit debit) {
        return in(() -> {
            app.get(BillingLock.class).take(debit.user());
            return app.get(Breakers.class).ask(debit);
        });
    }

    private void spend(long dollars) {
        spend(ana, dollars);
    }

    private void spend(Customer who, long dollars) {
        in(() -> app.get(Ledger.class)
                .debit(Movement.of(
                        "spend:" + UUID.randomUUID(), who.user, Reason.SUBSCRIPTION, Money.dollars(dollars))));
    }

    private void limits(int operations, Money debit) {
        in(() -> {
            app.get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(operations, debit, Money.dollars(10)));
            return true;
        });
    }

    private Outcome decide(boolean release, String why) {
        var item = in(() -> app.get(ParkedOperations.class).open(0, 1000)).stream()
                .filter(parked -> parked.user().equals(ana.user))
                .map(ParkedOperation::id)
                .findFirst();
        return in(() -> release
                ? app.get(ParkedOperations.class).release(item.orElse(0L), boss, why)
                : app.get(ParkedOperations.class).reject(item.orElse(0L), boss, why));
    }

    private List<ParkedOperation> mine() {
        return in(() -> app.get(ParkedOperations.class).open(0, 1000)).stream()
                .filter(parked -> parked.user().equals(ana.user))
                .toList();
    }

    private List<String> alarms() {
        var chat = in(() -> app.get(Users.class).get(boss).chat());
        return app.messenger().shown(chat).values().stream().map(Outgoing::html).toList();
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
