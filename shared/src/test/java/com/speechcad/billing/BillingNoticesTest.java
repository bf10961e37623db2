package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.tenant.Notices;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are warned of, and how often: once per fact. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingNoticesTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "a plan of {0} days: {1} and {2} hours before its end")
    @CsvSource({"1, 12, 6", "7, 72, 24", "30, 72, 24"})
    void a_renewal_the_balance_will_not_do_for_is_said_twice_and_never_too_early(int days, int first, int second) {
        var ana = renewing(days, 0);
        var hours = days * 24;
        for (var hour = 0; hour <= hours - 1; hour++) {
            assertThat(ana.told("plan-ahead-"))
                    .as("%s hours before", hours - hour)
                    .hasSize(hours - hour > first ? 0 : hours - hour > second ? 1 : 2);
            app.clock().advance(Duration.ofHours(1));
            run();
            run();
        }
    }

    @Test
    void nobody_is_warned_who_has_the_money_or_does_not_want_to_go_on() {
        var rich = renewing(7, 20);
        var once = Customer.of(app).trusted().credited(Money.dollars(20));
        once.buy(once.plan(Plan.Code.PRIME, 7), 0);
        var leaving = renewing(7, 0);
        leaving.in(() -> app.get(ChangePlan.class).cancel(leaving.user));
        app.clock().advance(Duration.ofDays(7).minusMinutes(1));
        run();

        assertThat(Stream.of(rich, once, leaving).map(one -> one.told("plan-ahead-")))
                .allMatch(List::isEmpty);
    }

    @Test
    void after_days_of_silence_one_notice_is_said_and_not_two() {
        var ana = renewing(7, 0);
        app.clock().advance(Duration.ofDays(6).plusHours(12));
        run();
        run();

        assertThat(ana.told("plan-ahead-")).hasSize(1);
    }

    @Test
    void another_price_is_said_once_before_it_is_charged() {
        var ana = renewing(30, 100);
        app.database()
                .admin("begin; select set_config('app.tenant', '1', true);"
                        + " update plan set effective_until = '"
                        + app.clock().instant().plusSeconds(60)
                        + "' where code = 'PRIME' and days = 30 and version = 1;"
                        + " insert into plan (code, days, version, price_micros, bulk_seconds, single_seconds,"
                        + " single_unlimited, transfer, support, effective_from) values ('PRIME', 30, 2, 33000000,"
                        + " 30000, 9000, true, true, 'STANDARD', '"
                        + app.clock().instant().plusSeconds(60)
                        + "'); commit");
        app.clock().advance(Duration.ofDays(27).plusHours(1));
        run();
        app.clock().advance(Duration.ofDays(2));
        run();
        app.database()
                .admin("update plan set effective_until = null where code = 'PRIME' and days = 30 and version = 1;"
                        + " update plan set effective_until = effective_from + interval '1 second'"
                        + " where code = 'PRIME' and version = 2 and days = 30");

        assertThat(ana.told("plan-price-")).hasSize(1);
    }

    @Test
    void a_low_balance_is_said_once_until_it_was_higher_again() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(10));
        spend(ana, 850);
        run();
        run();
        assertThat(ana.told("wallet-low")).hasSize(1);
        ana.credited(Money.dollars(3));
        run();
        spend(ana, 400);
        run();
        assertThat(ana.told("wallet-low"))
                .as("never above five dollars in between")
                .hasSize(1);
        ana.credited(Money.dollars(10));
        run();
        spend(ana, 950);
        run();

        assertThat(ana.told("wallet-low")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"850, new calls may soon be too short", "995, not enough for a call"})
    void a_low_balance_speaks_of_calls_only_as_far_as_there_are_any(long cents, String said) {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(10));
        spend(ana, cents);
        run();

        app.get(com.speechcad.notify.DeliverOutbox.class).run(Duration.ofSeconds(10));
        var chat = ana.in(
                () -> app.get(com.speechcad.tenant.Users.class).get(ana.user).chat());
        assertThat(app.messenger().shown(chat).values())
                .anySatisfy(shown ->
                        assertThat(shown.html()).containsIgnoringCase(said).doesNotContain("running"));
    }

    @Test
    void whoever_wants_no_word_of_a_low_balance_gets_none_and_the_next_one_once_they_do() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(10));
        chooses(ana, Notices.Notice.LOW_BALANCE, false);
        spend(ana, 850);
        run();
        assertThat(ana.told("wallet-low")).isEmpty();

        chooses(ana, Notices.Notice.LOW_BALANCE, true);
        ana.credited(Money.dollars(10));
        run();
        spend(ana, 1000);
        run();

        assertThat(ana.told("wallet-low")).hasSize(1);
    }

    @Test
    void whoever_wants_no_word_of_a_renewal_gets_none_and_the_next_one_once_they_do() {
        var ana = renewing(7, 0);
        chooses(ana, Notices.Notice.RENEWAL_AHEAD, false);
        app.clock().advance(Duration.ofDays(5));
        run();
        assertThat(ana.told("plan-ahead-")).isEmpty();

        chooses(ana, Notices.Notice.RENEWAL_AHEAD, true);
        app.clock().advance(Duration.ofDays(1).plusHours(12));
        run();

        assertThat(ana.told("plan-ahead-")).hasSize(1);
    }

    private void chooses(Customer who, Notices.Notice notice, boolean wanted) {
        who.in(() -> {
            app.get(Notices.class).choose(who.user, notice, wanted);
            return true;
        });
    }

    @Test
    void what_is_missing_is_enough_for_whoever_owes() {
        var ana = Customer.of(app).withoutFree().trusted().credited(Money.cents(30));
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        spend(ana, 30);
        ana.settle(attempt, Duration.ofMinutes(1));
        assertThat(ana.balance().owed()).isEqualTo(Money.cents(15));
        var prime = ana.plan(Plan.Code.PRIME, 7);
        var call = ((Quote.TooLittle) ana.quote(NEW_YORK, false)).shortfall();
        var plan = ((PlanOffer.Purchase) ana.offer(prime)).missing();
        assertThat(plan).isEqualTo(prime.price().plus(Money.cents(15)));

        ana.credited(call);
        assertThat(ana.quote(NEW_YORK, false)).isInstanceOf(Quote.Offered.class);
        ana.credited(plan.minus(call));
        assertThat(((PlanOffer.Purchase) ana.offer(prime)).missing()).isEqualTo(Money.ZERO);
    }

    /** The money goes between the quote and the hold. */
    @Test
    void what_a_refused_call_names_as_missing_is_enough_for_whoever_owes() {
        var ana = Customer.of(app).withoutFree().trusted().credited(Money.cents(15));
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        var call = new Quotes.Call(ana.user, CallKind.SINGLE, NEW_YORK, List.of(), false);
        var request = new AuthoriseAttempt.Request(UUID.randomUUID(), call, Optional.empty(), Optional.empty());
        var refused = ana.in(() -> {
            var quoted = app.get(Quotes.class).know(call);
            assertThat(quoted.quote()).isInstanceOf(Quote.Offered.class);
            app.get(Ledger.class)
                    .debit(Movement.of("spend:" + UUID.randomUUID(), ana.user, Reason.CALL, Money.cents(15)));
            app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(1), false);
            return (Authorisation.Refused) app.get(AuthoriseAttempt.class).authorise(request, quoted);
        });
        assertThat(ana.balance().owed()).isEqualTo(Money.cents(15));

        ana.credited(refused.shortfall());

        assertThat(ana.quote(NEW_YORK, false)).isInstanceOf(Quote.Offered.class);
    }

    @Test
    void what_is_owed_is_said_once_and_settled_by_the_next_credit() {
        var ana = Customer.of(app).withoutFree().credited(Money.cents(30));
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        spend(ana, 30);
        ana.settle(attempt, Duration.ofMinutes(1));
        assertThat(ana.balance().owed()).isEqualTo(Money.cents(15));
        run();
        run();
        assertThat(ana.told("wallet-owed")).hasSize(1);

        ana.credited(Money.dollars(10));

        assertThat(ana.balance().owed()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(985));
    }

    @Test
    void two_runs_at_once_say_it_once() throws Exception {
        var ana = renewing(7, 0);
        app.clock().advance(Duration.ofDays(5));
        Callable<Boolean> one = () -> {
            run();
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(one, one, one, one))) {
                done.get();
            }
        }

        assertThat(ana.told("plan-ahead-")).hasSize(1);
    }

    private void run() {
        app.get(BillingNotices.class).run(Duration.ofSeconds(30));
    }

    private Customer renewing(int days, long rest) {
        var ana = Customer.of(app).trusted();
        var prime = ana.plan(Plan.Code.PRIME, days);
        ana.credited(prime.price().plus(Money.dollars(rest)));
        ana.subscribe(prime);
        return ana;
    }

    private void spend(Customer who, long cents) {
        who.in(() -> app.get(Ledger.class)
                .debit(Movement.of("spend:" + UUID.randomUUID(), who.user, Reason.CALL, Money.cents(cents))));
    }
}
