package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A renewal, and a purchase that had waited for its money, that a circuit breaker stopped: what an operator's word does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedPlansTest {
    private static final Duration RUN = Duration.ofSeconds(30);

    private final TestApp app = TestApp.with(new FakePayments());
    private Payer payer = new Payer(app);
    private Customer ana = Customer.known(app, payer.user);
    private UserId boss = ana.user;

    @BeforeAll
    void an_admin() {
        boss = in(() -> {
            var met = app.get(Users.class).meet(66_501, Optional.empty());
            app.get(Users.class).makeAdmin(met.id(), true);
            return met.id();
        });
    }

    @BeforeEach
    void somebody_new_whose_debits_are_not_stopped_yet() {
        app.clock().advance(Duration.ofDays(2));
        limit(Money.dollars(1000));
        payer = new Payer(app);
        ana = Customer.known(app, payer.user).trusted();
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
    void a_stopped_renewal_takes_nothing_and_is_made_once_when_it_is_released() {
        stoppedRenewal();

        assertThat(release()).isEqualTo(Outcome.DONE);
        assertThat(release()).isEqualTo(Outcome.GONE);
        app.get(RenewSubscriptions.class).run(RUN);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(80));
        assertThat(ana.current().orElseThrow().end())
                .isAfter(app.clock().instant())
                .isBefore(app.clock().instant().plus(Duration.ofDays(1)).plusSeconds(1));
    }

    @Test
    void a_renewal_is_released_for_the_sum_that_was_shown_and_for_no_other() {
        stoppedRenewal();
        var shown = item();
        var plan = PublishPlans.copy(ana.plan(Plan.Code.PRIME, 1), app.clock().instant());
        publish(priced(plan, Money.dollars(12)));

        try {
            assertThat(release()).isEqualTo(Outcome.IMPOSSIBLE);
            assertThat(ana.balance().posted()).isEqualTo(Money.dollars(90));
            app.clock().advance(Duration.ofHours(1));
            app.get(RenewSubscriptions.class).run(RUN);
            assertThat(item().amount()).as("what it costs by now").isEqualTo(Money.dollars(12));
            assertThat(item().counted() - shown.counted())
                    .isEqualTo(Money.dollars(2).micros());

            assertThat(release()).isEqualTo(Outcome.DONE);
            assertThat(ana.balance().posted()).isEqualTo(Money.dollars(78));
        } finally {
            app.clock().advance(Duration.ofMinutes(1));
            publish(priced(plan, Money.dollars(10)));
        }
    }

    @Test
    void a_change_that_waited_is_released_for_the_sum_that_was_shown_and_for_no_other() {
        ana.credited(Money.dollars(100)).subscribe(ana.plan(Plan.Code.PRIME, 7));
        var ultra = ana.plan(Plan.Code.ULTRA, 30);
        var attempt = ana.authorise(Customer.NEW_YORK);
        var agreed = ((PlanOffer.Upgrade) ana.offer(ultra)).charge();
        ana.release(attempt);
        var due = ((PlanOffer.Upgrade) ana.offer(ultra)).charge();
        assertThat(due).isLessThan(agreed);
        wantedFor(ultra, agreed);
        limit(Money.dollars(5));
        ana.credited(Money.dollars(1));
        assertThat(item().amount()).isEqualTo(due);
        var second = ana.authorise(Customer.NEW_YORK);
        var before = ana.balance().posted();

        assertThat(release()).isEqualTo(Outcome.IMPOSSIBLE);

        assertThat(ana.balance().posted()).isEqualTo(before);
        ana.release(second);
        assertThat(release()).isEqualTo(Outcome.DONE);
        assertThat(before.minus(ana.balance().posted())).isEqualTo(due);
    }

    @Test
    void a_rejected_renewal_ends_the_plan_and_costs_nothing() {
        stoppedRenewal();

        assertThat(reject()).isEqualTo(Outcome.DONE);
        app.get(RenewSubscriptions.class).run(RUN);

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(90));
        assertThat(ana.current()).isEmpty();
    }

    @Test
    void a_purchase_that_waited_and_was_stopped_is_made_when_it_is_released() {
        stoppedPurchase();

        assertThat(release()).isEqualTo(Outcome.DONE);

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThat(ana.told("plan-bought:")).hasSize(1);
    }

    @Test
    void a_purchase_that_waited_and_was_rejected_leaves_the_money_in_the_wallet() {
        stoppedPurchase();

        assertThat(reject()).isEqualTo(Outcome.DONE);
        ana.credited(Money.dollars(100));

        assertThat(ana.current()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(130));
    }

    private void stoppedRenewal() {
        ana.credited(Money.dollars(100)).subscribe(ana.plan(Plan.Code.PRIME, 1));
        limit(Money.dollars(5));
        app.clock().advance(Duration.ofDays(1).plusMinutes(20));
        app.get(RenewSubscriptions.class).run(RUN);
        assertThat(ana.balance().posted()).as("stopped before it took anything").isEqualTo(Money.dollars(90));
        assertThat(mine()).isPresent();
    }

    private void stoppedPurchase() {
        limit(Money.dollars(5));
        var plan = ana.plan(Plan.Code.PRIME, 30);
        var due = BuyWithCrypto.Due.of(ana.offer(plan)).orElseThrow();
        var order = new BuyWithCrypto.Order(plan.id(), ana.newest(), due, true);
        var asked = in(() -> app.get(BuyWithCrypto.class).request(ana.user, order, "TRX"));
        Payer.runJobs(app);
        payer.hears(((BuyWithCrypto.Outcome.Requested) asked).invoice(), Kind.CONFIRMED, "100", "tx-1");
        assertThat(ana.current()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(30));
        assertThat(mine()).isPresent();
    }

    /** As if it had been asked for with crypto, for that sum. */
    private void wantedFor(Plan plan, Money agreed) {
        in(() -> {
            var wanted = app.get(SubscriptionRows.class)
                    .want(
                            ana.user,
                            plan,
                            ana.newest(),
                            false,
                            app.clock().instant().plus(Duration.ofHours(48)));
            var invoice = ((RequestTopUp.Outcome.Requested)
                            app.get(RequestTopUp.class).request(ana.user, "TRX", Money.dollars(10)))
                    .invoice();
            return app.sql()
                    .of("insert into purchase_intent (subscription_id, top_up_id, created_at, agreed_micros)"
                            + " values (:id, :invoice, :now, :agreed)")
                    .with("id", wanted.id())
                    .with("invoice", invoice)
                    .with("now", app.clock().instant())
                    .with("agreed", agreed)
                    .update();
        });
    }

    /** From now on. */
    private PublishPlans.Draft priced(PublishPlans.Draft plan, Money price) {
        return new PublishPlans.Draft(
                plan.code(),
                plan.days(),
                price,
                plan.bulk(),
                plan.single(),
                plan.singleUnlimited(),
                plan.transfer(),
                plan.support(),
                plan.longestCall(),
                app.clock().instant());
    }

    private void publish(PublishPlans.Draft draft) {
        assertThat(in(() -> app.get(PublishPlans.class).publish(boss, draft, "a test")))
                .isInstanceOf(PublishPlans.Outcome.Published.class);
    }

    private ParkedOperation item() {
        return in(() -> app.get(ParkedOperations.class).find(mine().orElseThrow()))
                .orElseThrow();
    }

    private void limit(Money debit) {
        in(() -> {
            app.get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(20, debit, Money.dollars(10)));
            return true;
        });
    }

    private Optional<Long> mine() {
        return in(() -> app.get(ParkedOperations.class).open(0, 1000)).stream()
                .filter(parked -> parked.user().equals(ana.user))
                .map(ParkedOperation::id)
                .findFirst();
    }

    private Outcome release() {
        return in(() -> app.get(ParkedOperations.class).release(mine().orElse(0L), boss, "a good customer"));
    }

    private Outcome reject() {
        return in(() -> app.get(ParkedOperations.class).reject(mine().orElse(0L), boss, "too much"));
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
