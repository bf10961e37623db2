package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What time does to a plan: renewal, what happens when the money is not there, silence of days, and the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewalTest {
    private static final Duration RUN = Duration.ofSeconds(30);

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @Test
    void a_plan_renews_at_its_end_with_fresh_minutes_and_keeps_its_anchor() {
        var ana = prime(30, 100);
        var first = ana.current().orElseThrow();
        var attempt = ana.authorise(NEW_YORK);
        ana.settle(attempt, Duration.ofMinutes(5));
        app.clock().advance(Duration.ofDays(30).minusMillis(1));
        assertThat(ana.current()).as("usable to its last second").isPresent();
        app.clock().advance(Duration.ofMillis(1).plusMinutes(20));

        run();

        var second = ana.current().orElseThrow();
        assertThat(second.start()).isEqualTo(first.end());
        assertThat(second.end()).isEqualTo(first.end().plus(Duration.ofDays(30)));
        assertThat(second.single().left()).as("no roll-over, nothing carried").isEqualTo(Duration.ofMinutes(150));
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(40));
        assertThat(ana.told("plan-renewed:")).hasSize(1);
    }

    @Test
    void a_renewal_that_is_run_many_times_at_once_and_again_charges_once() throws Exception {
        var ana = prime(7, 100);
        app.clock().advance(Duration.ofDays(7));
        var runs = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            runs.add(() -> app.get(RenewSubscriptions.class).batch(50));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(runs)) {
                done.get();
            }
        }

        run();

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(60));
        assertThat(ana.events()).containsExactly(SubscriptionEvent.ACTIVATED, SubscriptionEvent.RENEWED);
    }

    @Test
    void a_call_that_runs_over_the_end_settles_on_the_allowance_it_was_authorised_from() {
        var ana = prime(7, 100);
        app.clock().advance(Duration.ofDays(7).minusMinutes(1));
        var attempt = ana.authorise(NEW_YORK);
        app.clock().advance(Duration.ofMinutes(2));
        run();

        var receipt = ana.settle(attempt, Duration.ofMinutes(3));

        assertThat(receipt.planSeconds()).isEqualTo(180);
        assertThat(ana.current().orElseThrow().single().left()).isEqualTo(Duration.ofMinutes(60));
        assertThat(ana.current().orElseThrow().single().reserved()).isZero();
    }

    @Test
    void one_cent_short_is_past_due_with_no_minutes_said_once_and_pay_as_you_go_works() {
        var ana = prime(30, 30 + 29);
        ana.credited(Money.cents(99));
        app.clock().advance(Duration.ofDays(30));
        run();

        assertThat(ana.current()).isEmpty();
        var blocked = (PlanStatus.PastDue) ana.status();
        assertThat(blocked.missing()).isEqualTo(Money.cents(1));
        assertThat(ana.offered(NEW_YORK, false).planSeconds()).isEqualTo(Duration.ZERO);
        assertThat(ana.offered(NEW_YORK, false).startsFree()).isFalse();
        for (var hour = 0; hour < 24 * 6; hour++) {
            app.clock().advance(Duration.ofHours(1));
            run();
        }

        assertThat(ana.told("plan-past-due:"))
                .as("one message per change of state")
                .hasSize(1);
        assertThat(ana.events())
                .as("refused at the end, and after 1, 24 and 72 hours")
                .containsExactly(
                        SubscriptionEvent.ACTIVATED,
                        SubscriptionEvent.RENEWAL_REFUSED,
                        SubscriptionEvent.RENEWAL_REFUSED,
                        SubscriptionEvent.RENEWAL_REFUSED,
                        SubscriptionEvent.RENEWAL_REFUSED);
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(2999));
    }

    @Test
    void a_top_up_renews_what_is_past_due_at_once_and_the_new_period_begins_with_it() {
        var ana = prime(30, 30);
        app.clock().advance(Duration.ofDays(30));
        run();
        app.clock().advance(Duration.ofDays(3));

        ana.credited(Money.dollars(30));

        var now = app.clock().instant();
        assertThat(ana.current().orElseThrow().start()).isEqualTo(now);
        assertThat(ana.current().orElseThrow().end()).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThat(ana.told("plan-renewed:")).hasSize(1);
    }

    @ParameterizedTest(name = "a plan of {0} days is past due for {1} hours")
    @CsvSource({"1, 12", "7, 84", "30, 168"})
    void past_due_lasts_seven_days_or_half_the_period_and_is_then_over_for_good(int days, int hours) {
        var ana = prime(days, price(days));
        app.clock().advance(Duration.ofDays(days));
        run();
        app.clock().advance(Duration.ofHours(hours).minusSeconds(1));
        run();
        assertThat(ana.status()).isInstanceOf(PlanStatus.PastDue.class);
        app.clock().advance(Duration.ofSeconds(1));
        run();

        assertThat(ana.status()).isInstanceOf(PlanStatus.None.class);
        ana.credited(Money.dollars(100));
        run();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(100));
        assertThat(ana.told("plan-ended:")).hasSize(1);
    }

    @Test
    void after_days_of_silence_nobody_pays_for_the_days_on_which_the_plan_gave_nothing() {
        var ana = prime(1, 100);
        app.clock().advance(Duration.ofDays(11));
        assertThat(ana.current()).isEmpty();

        run();
        run();

        var renewed = ana.current().orElseThrow();
        assertThat(renewed.start()).isEqualTo(app.clock().instant());
        assertThat(ana.balance().posted()).as("bought once, renewed once").isEqualTo(Money.dollars(80));
    }

    @Test
    void a_late_run_within_the_hour_keeps_the_anchor_and_one_past_it_does_not() {
        var ana = prime(1, 100);
        var end = ana.current().orElseThrow().end();
        app.clock().advance(Duration.ofDays(1).plusHours(1));
        run();
        assertThat(ana.current().orElseThrow().start()).isEqualTo(end);
        app.clock().advance(Duration.ofHours(23).plusHours(1).plusMillis(1));
        run();

        assertThat(ana.current().orElseThrow().start()).isEqualTo(app.clock().instant());
    }

    @ParameterizedTest(name = "from {0}")
    @CsvSource({
        "2027-01-31T10:00:00Z, 2027-03-02T10:00:00Z, 2027-04-01T10:00:00Z",
        "2028-01-31T10:00:00Z, 2028-03-01T10:00:00Z, 2028-03-31T10:00:00Z",
        "2028-02-29T23:59:59Z, 2028-03-30T23:59:59Z, 2028-04-29T23:59:59Z",
        "2027-03-07T07:30:00Z, 2027-04-06T07:30:00Z, 2027-05-06T07:30:00Z",
        "2027-12-31T00:00:00Z, 2028-01-30T00:00:00Z, 2028-02-29T00:00:00Z"
    })
    void thirty_days_are_thirty_days_over_month_ends_leap_days_and_daylight_saving(
            Instant bought, Instant first, Instant second) {
        var plan = new Customers(app).prime(30);
        var row = new SubscriptionRow(
                        1,
                        new UserId(1),
                        plan,
                        SubscriptionState.ACTIVE,
                        bought,
                        bought,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0)
                .period(plan, bought);

        assertThat(row.end()).isEqualTo(first);
        assertThat(row.period(plan, row.end()).end()).isEqualTo(second);
        assertThat(ChronoUnit.SECONDS.between(bought, second)).isEqualTo(60L * 86_400);
    }

    @Test
    void without_renewal_it_ends_and_says_so_once() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        ana.buy(ana.plan(Plan.Code.PRIME, 7), 0);
        app.clock().advance(Duration.ofDays(7));
        run();
        run();

        assertThat(ana.status()).isInstanceOf(PlanStatus.None.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(80));
        assertThat(ana.told("plan-ended:")).hasSize(1);
    }

    @Test
    void cancelled_it_is_usable_to_its_last_second_and_then_over_and_until_then_it_can_be_undone() {
        var ana = prime(7, 100);
        assertThat(ana.in(() -> app.get(ChangePlan.class).cancel(ana.user))).isTrue();
        assertThat(ana.in(() -> app.get(ChangePlan.class).cancel(ana.user))).isFalse();
        assertThat(ana.current()).isPresent();
        assertThat(ana.in(() -> app.get(ChangePlan.class).undoCancel(ana.user))).isTrue();
        assertThat(ana.in(() -> app.get(ChangePlan.class).cancel(ana.user))).isTrue();
        app.clock().advance(Duration.ofDays(7).minusSeconds(1));
        run();
        assertThat(ana.current()).isPresent();
        app.clock().advance(Duration.ofSeconds(1));
        run();

        assertThat(ana.events())
                .containsExactly(
                        SubscriptionEvent.ACTIVATED,
                        SubscriptionEvent.CANCEL_REQUESTED,
                        SubscriptionEvent.CANCEL_UNDONE,
                        SubscriptionEvent.CANCEL_REQUESTED,
                        SubscriptionEvent.CANCELED);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(80));
    }

    @Test
    void a_plan_bought_once_ends_uncharged_when_the_change_that_was_to_follow_is_taken_back() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        ana.buy(ana.plan(Plan.Code.ULTRA, 7), 0);
        var change = app.get(ChangePlan.class);
        ana.in(() -> change.schedule(ana.user, ana.plan(Plan.Code.PRIME, 7).id()));
        ana.in(() -> change.undoSchedule(ana.user));
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(ana.status()).isInstanceOf(PlanStatus.None.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(70));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_cancels_and_then_keeps_the_plan_has_what_they_chose_before_and_who_does_not_pays_nothing(boolean kept) {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        ana.buy(ana.plan(Plan.Code.ULTRA, 7), 0);
        var change = app.get(ChangePlan.class);
        ana.in(() -> change.schedule(ana.user, ana.plan(Plan.Code.PRIME, 7).id()));
        var before = ana.status();
        assertThat(ana.in(() -> change.cancel(ana.user))).isTrue();
        if (kept) {
            assertThat(ana.in(() -> change.undoCancel(ana.user))).isTrue();
            assertThat(ana.status()).isEqualTo(before);
        }
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(ana.current().map(it -> it.plan().code()))
                .isEqualTo(kept ? Optional.of(Plan.Code.PRIME) : Optional.empty());
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(kept ? 50 : 70));
    }

    @Test
    void renewal_that_was_on_is_on_again_when_the_change_is_taken_back() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        ana.subscribe(ana.plan(Plan.Code.ULTRA, 7));
        var change = app.get(ChangePlan.class);
        ana.in(() -> change.schedule(ana.user, ana.plan(Plan.Code.PRIME, 7).id()));
        ana.in(() -> change.undoSchedule(ana.user));
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(ana.balance().posted()).as("Ultra, twice").isEqualTo(Money.dollars(40));
    }

    @Test
    void a_smaller_plan_follows_at_the_end_and_until_then_it_can_be_undone() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        var ultra = ana.plan(Plan.Code.ULTRA, 7);
        var prime = ana.plan(Plan.Code.PRIME, 7);
        ana.subscribe(ultra);
        assertThat(ana.in(() -> app.get(ChangePlan.class).schedule(ana.user, prime.id())))
                .isTrue();
        assertThat(ana.in(() -> app.get(ChangePlan.class).undoSchedule(ana.user)))
                .isTrue();
        assertThat(ana.in(() -> app.get(ChangePlan.class).undoSchedule(ana.user)))
                .isFalse();
        ana.in(() -> app.get(ChangePlan.class).schedule(ana.user, prime.id()));
        assertThat(ana.current().orElseThrow().plan()).isEqualTo(ultra);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(70));
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(ana.current().orElseThrow().plan()).isEqualTo(prime);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(50));
        app.clock().advance(Duration.ofDays(7));
        run();
        assertThat(ana.current().orElseThrow().plan()).as("and stays").isEqualTo(prime);
    }

    @Test
    void d38_after_a_renewal_the_plan_is_still_the_plan_and_the_next_purchase_finds_it() {
        var ana = prime(7, 100);
        app.clock().advance(Duration.ofDays(7));
        run();
        assertThat(ana.current().orElseThrow().plan()).isEqualTo(ana.plan(Plan.Code.PRIME, 7));

        assertThat(ana.buy(ana.plan(Plan.Code.ELITE, 7), ana.newest())).isInstanceOf(Purchase.Bought.class);
    }

    @Test
    void a_plan_renews_by_the_version_that_is_sold_then_and_the_old_price_was_frozen_until_then() {
        var ana = prime(7, 100);
        app.database()
                .admin("begin; select set_config('app.tenant', '1', true);"
                        + " update plan set effective_until = '"
                        + app.clock().instant().plusSeconds(60)
                        + "' where code = 'PRIME' and days = 7;"
                        + " insert into plan (code, days, version, price_micros, bulk_seconds, single_seconds,"
                        + " single_unlimited, transfer, support, effective_from) values ('PRIME', 7, 2, 22000000, 12000,"
                        + " 3600, true, true, 'STANDARD', '"
                        + app.clock().instant().plusSeconds(60) + "'); commit");
        try {
            assertThat(ana.current().orElseThrow().plan().price()).isEqualTo(Money.dollars(20));
            app.clock().advance(Duration.ofDays(7));
            run();

            assertThat(ana.current().orElseThrow().plan().price()).isEqualTo(Money.dollars(22));
            assertThat(ana.balance().posted()).isEqualTo(Money.dollars(58));
        } finally {
            app.database()
                    .admin("update plan set effective_until = null where code = 'PRIME' and days = 7 and version = 1;"
                            + " update plan set effective_until = effective_from + interval '1 second'"
                            + " where code = 'PRIME' and version = 2");
        }
    }

    @Test
    void whoever_lost_the_right_to_use_a_plan_is_not_charged_for_another_period() {
        var ana = prime(7, 100);
        app.database().admin("update business set tier = 'T0' where owner_user_id = " + ana.user.value());
        app.clock().advance(Duration.ofDays(7));
        run();

        assertThat(ana.status()).isInstanceOf(PlanStatus.None.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(80));
    }

    @Test
    void the_job_at_the_very_end_renews_within_the_minute() {
        var ana = prime(1, 100);
        app.clock().advance(Duration.ofDays(1));

        var due = app.get(Jobs.class).due(500);
        due.forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));

        assertThat(ana.current().orElseThrow().start())
                .isEqualTo(app.clock().instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void one_row_that_cannot_be_renewed_does_not_hold_up_the_others() {
        var broken = prime(7, 100);
        var ana = prime(7, 100);
        app.clock().advance(Duration.ofDays(7));
        // An allowance of the next period that should not be there: the renewal of this one fails and is undone.
        app.database()
                .admin("insert into allowance (tenant_id, subscription_id, period_start, kind, granted_seconds)"
                        + " select 1, id, period_end, 'SINGLE', 1 from subscription where user_id = "
                        + broken.user.value());

        assertThatThrownBy(this::run)
                .as("the task is seen as one that failed")
                .hasMessageStartingWith("1 could not be dealt with");

        assertThat(ana.current()).isPresent();
        assertThat(broken.balance().posted())
                .as("its charge was undone with it")
                .isEqualTo(Money.dollars(80));
    }

    @Test
    void what_happened_cannot_be_changed() {
        prime(1, 10);
        for (var sql : new String[] {
            "update subscription_event set charged_micros = 1",
            "delete from subscription_event",
            "truncate subscription_event"
        }) {
            assertThatThrownBy(() -> app.database().admin(sql)).hasStackTraceContaining("append-only");
        }
    }

    private void run() {
        app.get(RenewSubscriptions.class).run(RUN);
    }

    private Customer prime(int days, long dollars) {
        var ana = Customer.of(app).trusted().credited(Money.dollars(dollars));
        ana.subscribe(ana.plan(Plan.Code.PRIME, days));
        return ana;
    }

    private static long price(int days) {
        return switch (days) {
            case 1 -> 10;
            case 7 -> 20;
            default -> 30;
        };
    }

    private record Customers(TestApp app) {
        Plan prime(int days) {
            return Customer.of(app).plan(Plan.Code.PRIME, days);
        }
    }
}
