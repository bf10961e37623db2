package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Changing to a higher plan at once, and what the old one is worth then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTest {
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
    void row_11_of_the_worked_examples_ten_days_used_of_thirty_are_paid_and_the_rest_is_credited() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        app.clock().advance(Duration.ofDays(10));
        var elite = ana.plan(Plan.Code.ELITE, 7);

        var offer = (PlanOffer.Upgrade) ana.offer(elite);
        assertThat(offer.credit().share()).isEqualTo(UpgradeCredit.Share.TIME);
        assertThat(offer.credit().hoursLeft()).isEqualTo(480);
        assertThat(offer.credit().amount()).isEqualTo(Money.dollars(20));
        assertThat(offer.charge()).isEqualTo(Money.dollars(5));
        var before = ana.balance().posted();
        assertThat(ana.buy(elite, ana.newest())).isInstanceOf(Purchase.Bought.class);

        assertThat(before.minus(ana.balance().posted())).isEqualTo(Money.dollars(5));
        assertThat(ana.current().orElseThrow().end())
                .isEqualTo(app.clock().instant().plus(Duration.ofDays(7)));
        assertThat(ana.current().orElseThrow().bulk().left()).isEqualTo(Duration.ofMinutes(300));
        assertThat(operations(ana, "SUBSCRIPTION")).as("one operation each").isEqualTo(2);
    }

    @Test
    void what_was_talked_is_paid_even_when_hardly_any_time_has_passed() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 7);
        for (var i = 0; i < 3; i++) {
            var attempt = UUID.randomUUID();
            ana.authorise(attempt, NEW_YORK, false);
            ana.settle(attempt, Duration.ofMinutes(10));
        }

        var offer = (PlanOffer.Upgrade) ana.offer(ana.plan(Plan.Code.ELITE, 7));

        assertThat(offer.credit().share()).isEqualTo(UpgradeCredit.Share.ALLOWANCE);
        assertThat(offer.credit().amount()).as("30 of 60 minutes left").isEqualTo(Money.dollars(10));
    }

    @Test
    void what_was_refunded_of_a_plan_is_not_credited_once_more() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        var elite = ana.plan(Plan.Code.ELITE, 30);
        assertThat(((PlanOffer.Upgrade) ana.offer(elite)).charge()).isEqualTo(Money.dollars(5));

        refund(ana, 30, Money.dollars(10));
        assertThat(((PlanOffer.Upgrade) ana.offer(elite)).credit().amount()).isEqualTo(Money.dollars(20));
        refund(ana, 30, Money.dollars(20));
        assertThat(((PlanOffer.Upgrade) ana.offer(elite)).charge()).isEqualTo(Money.dollars(35));
    }

    @Test
    void what_was_refunded_of_the_plan_before_counts_only_when_it_was_credited_in_full() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        refund(ana, 30, Money.dollars(10));
        app.clock().advance(Duration.ofMinutes(1));
        buy(ana, Plan.Code.ELITE, 30);
        var ultra = ana.plan(Plan.Code.ULTRA, 30);
        assertThat(((PlanOffer.Upgrade) ana.offer(ultra)).credit().amount())
                .as("it was credited with less")
                .isEqualTo(Money.dollars(35));

        refund(ana, 30, Money.dollars(20));

        assertThat(((PlanOffer.Upgrade) ana.offer(ultra)).credit().amount()).isEqualTo(Money.dollars(15));
    }

    @Test
    void seconds_that_an_upgrade_was_credited_with_are_not_talked_as_well() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        app.clock().advance(Duration.ofMinutes(1));
        buy(ana, Plan.Code.ELITE, 30);

        var late = ana.settle(attempt, Duration.ofMinutes(10));

        assertThat(late.planSeconds()).isZero();
        assertThat(late.call()).isEqualTo(Money.cents(150));
    }

    @Test
    void seconds_of_a_period_before_were_credited_to_nobody_and_are_still_the_call_s() {
        var ana = rich();
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        app.clock().advance(Duration.ofDays(7));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(30));
        app.clock().advance(Duration.ofMinutes(1));
        buy(ana, Plan.Code.ELITE, 7);

        assertThat(ana.settle(attempt, Duration.ofMinutes(10)).planSeconds()).isEqualTo(600);
    }

    @Test
    void seconds_that_were_reserved_during_an_upgrade_are_still_the_call_s() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        var attempt = ana.authorise(NEW_YORK);
        buy(ana, Plan.Code.ELITE, 30);
        app.clock().advance(Duration.ofMinutes(1));
        ana.release(attempt);

        assertThat(ana.settle(attempt, Duration.ofMinutes(10)).planSeconds()).isEqualTo(600);
    }

    @Test
    void minutes_of_free_that_were_credited_to_nobody_are_still_the_call_s() {
        var ana = rich();
        var attempt = ana.authorise(NEW_YORK);
        ana.release(attempt);
        app.clock().advance(Duration.ofMinutes(1));
        buy(ana, Plan.Code.PRIME, 30);

        assertThat(ana.settle(attempt, Duration.ofMinutes(1)).planSeconds()).isEqualTo(60);
    }

    /** Of the plan of so many days that was bought first. */
    @Test
    void no_more_is_charged_for_a_change_than_was_confirmed() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 30);
        var elite = ana.plan(Plan.Code.ELITE, 30);
        var before = ana.balance().posted();
        var shown = ((PlanOffer.Upgrade) ana.offer(elite)).charge();
        app.clock().advance(Duration.ofMinutes(61));

        var dearer = ana.in(() -> app.get(BuyPlan.class).buy(ana.user, elite.id(), ana.newest(), false, shown));

        assertThat(dearer).isEqualTo(new Purchase.Changed());
        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(before);
        var now = ((PlanOffer.Upgrade) ana.offer(elite)).charge();
        assertThat(ana.in(() -> app.get(BuyPlan.class).buy(ana.user, elite.id(), ana.newest(), false, now)))
                .isInstanceOf(Purchase.Bought.class);
    }

    private void refund(Customer who, int days, Money amount) {
        who.in(() -> {
            var taken = app.sql()
                    .of("select min(id) as id from ledger_op where user_id = :user and subject = :about")
                    .with("user", who.user)
                    .with("about", "plan:PRIME:" + days)
                    .only(row -> row.number("id"));
            return app.get(Ledger.class)
                    .refund("refund:" + UUID.randomUUID(), taken, amount, "operator:1", "it did not work");
        });
    }

    @Test
    void changes_within_the_hour_net_to_the_price_of_the_last_plan_to_the_micro_dollar() {
        var ana = rich();
        var before = ana.balance().posted();
        for (var code : new Plan.Code[] {Plan.Code.PRIME, Plan.Code.ELITE, Plan.Code.ULTRA}) {
            buy(ana, code, 7);
            app.clock().advance(Duration.ofMinutes(7));
        }
        buy(ana, Plan.Code.ULTRA, 30);

        assertThat(before.minus(ana.balance().posted())).isEqualTo(Money.dollars(40));
    }

    @Test
    void a_higher_plan_that_costs_less_than_what_is_left_follows_and_nothing_is_given_up() {
        var ana = rich();
        buy(ana, Plan.Code.ELITE, 30);
        var day = ana.plan(Plan.Code.ULTRA, 1);
        assertThat(ana.offer(day)).isInstanceOf(PlanOffer.Later.class);
        app.clock().advance(Duration.ofDays(20));

        var offer = (PlanOffer.Upgrade) ana.offer(day);

        assertThat(offer.credit().amount()).isEqualTo(Money.micros(11_666_666));
        assertThat(offer.charge()).isEqualTo(Money.micros(8_333_334));
    }

    @Test
    void d39_an_upgrade_that_is_tapped_many_times_at_once_is_charged_once() throws Exception {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 7);
        var before = ana.balance().posted();
        var follows = ana.newest();
        var elite = ana.plan(Plan.Code.ELITE, 7);
        var taps = new ArrayList<Callable<Purchase>>();
        for (var i = 0; i < 12; i++) {
            taps.add(() -> ana.buy(elite, follows));
        }
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(taps)) {
                assertThat(done.get()).isInstanceOf(Purchase.Bought.class);
            }
        }

        assertThat(before.minus(ana.balance().posted())).isEqualTo(Money.dollars(5));
    }

    @Test
    void d39_a_purchase_whose_activation_fails_costs_nothing() {
        var ana = rich();
        var before = ana.balance();
        app.database().admin("alter table allowance add constraint broken check (granted_seconds <> 6000) not valid");
        try {
            assertThatThrownBy(() -> ana.buy(ana.plan(Plan.Code.PRIME, 1), ana.newest()))
                    .hasStackTraceContaining("broken");
        } finally {
            app.database().admin("alter table allowance drop constraint broken");
        }

        assertThat(ana.balance()).isEqualTo(before);
        assertThat(ana.buy(ana.plan(Plan.Code.PRIME, 1), ana.newest())).isInstanceOf(Purchase.Bought.class);
    }

    @Test
    void a_smaller_plan_is_never_bought_over_a_running_one() {
        var ana = rich();
        buy(ana, Plan.Code.ULTRA, 7);

        assertThat(ana.offer(ana.plan(Plan.Code.PRIME, 30))).isInstanceOf(PlanOffer.Later.class);
        assertThat(ana.buy(ana.plan(Plan.Code.PRIME, 30), ana.newest())).isInstanceOf(Purchase.StillRunning.class);
        assertThat(ana.offer(ana.plan(Plan.Code.ULTRA, 7))).isInstanceOf(PlanOffer.Same.class);
    }

    @Test
    void a_cancelled_plan_can_still_make_way_for_a_higher_one() {
        var ana = rich();
        buy(ana, Plan.Code.PRIME, 7);
        ana.in(() -> app.get(ChangePlan.class).cancel(ana.user));
        var before = ana.balance().posted();

        buy(ana, Plan.Code.ULTRA, 7);

        assertThat(before.minus(ana.balance().posted())).isEqualTo(Money.dollars(10));
        assertThat(ana.status()).isInstanceOf(PlanStatus.Running.class);
    }

    @Test
    void d29_and_d47_free_is_there_once_also_for_a_second_account_with_the_same_number() {
        var number = new PhoneNumber("+14155550187");
        var ana = Customer.of(app).withOwnNumber(number);
        ana.release(ana.authorise(NEW_YORK));
        var again = Customer.of(app).withOwnNumber(number);

        assertThat(again.in(() -> app.get(Subscriptions.class).freeToStart(again.user)))
                .isEmpty();
        assertThat(again.quote(NEW_YORK, false)).isEqualTo(new Quote.TooLittle(Money.cents(15)));
        again.credited(Money.dollars(1));
        assertThat(again.offered(NEW_YORK, false).startsFree()).isFalse();
        var call = UUID.randomUUID();
        var authorised = (Authorisation.Authorised) again.authorise(call, NEW_YORK, false);
        assertThat(authorised.planSeconds()).isZero();
        assertThat(again.current()).isEmpty();
        assertThat(again.settle(call, Duration.ofMinutes(1)).total()).isEqualTo(Money.cents(15));
        app.clock().advance(Duration.ofDays(3));
        assertThat(ana.in(() -> app.get(Subscriptions.class).freeToStart(ana.user)))
                .isEmpty();
    }

    private Customer rich() {
        return Customer.of(app).trusted().credited(Money.dollars(500));
    }

    private static void buy(Customer ana, Plan.Code code, int days) {
        assertThat(ana.buy(ana.plan(code, days), ana.newest())).isInstanceOf(Purchase.Bought.class);
    }

    private long operations(Customer ana, String kind) {
        return ana.in(() -> app.sql()
                .of("select count(*) as many from ledger_op where user_id = :user and kind = :kind"
                        + " and outcome = 'APPLIED'")
                .with("user", ana.user)
                .with("kind", kind)
                .only(row -> row.number("many")));
    }
}
