package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A plan paid for with crypto: the money reaches the wallet first, always, and the plan is bought from there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CryptoPurchaseTest {
    private final TestApp app = TestApp.with(new FakePayments());
    private Payer payer = new Payer(app);
    private Customer ana = Customer.known(app, payer.user);

    @BeforeEach
    void somebody_new() {
        payer = new Payer(app);
        ana = Customer.known(app, payer.user).trusted();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void d36_nobody_has_a_plan_before_the_money_came_and_then_it_is_the_plan_that_was_asked_for() {
        var invoice = asks(Plan.Code.PRIME, 30, false);
        assertThat(ana.current()).isEmpty();
        assertThat(ana.in(() -> app.get(Subscriptions.class).waiting(ana.user))).isPresent();
        payer.hears(invoice, Kind.SEEN, "100", "tx-1");
        assertThat(ana.current()).isEmpty();

        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");
        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");
        payer.hears(invoice, Kind.SETTLED, "100", "tx-1");

        assertThat(ana.current().orElseThrow().plan()).isEqualTo(ana.plan(Plan.Code.PRIME, 30));
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThat(ana.told("plan-bought:")).hasSize(1);
    }

    @Test
    void d35_and_row_12_of_the_worked_examples_what_is_underpaid_is_in_the_wallet_and_the_purchase_waits() {
        var invoice = asks(Plan.Code.PRIME, 30, false);
        payer.hears(invoice, Kind.CONFIRMED, "90", "tx-1");

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(27));
        assertThat(ana.current()).isEmpty();
        assertThat(payer.newest().html()).contains("<b>$3.00</b> is still missing");
        ana.credited(Money.dollars(2));
        assertThat(ana.told("plan-missing:")).as("once per credit").hasSize(2);

        ana.credited(Money.dollars(1));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    /** No credit tells of that. */
    @Test
    void what_comes_back_from_a_hold_buys_what_waited_for_it() {
        ana.credited(Money.dollars(10));
        var invoice = asks(Plan.Code.PRIME, 30, false);
        var ledger = app.get(Ledger.class);
        ana.in(() -> ledger.hold(
                ana.user, Money.dollars(5), "attempt:1", app.clock().instant().plus(Duration.ofHours(1))));
        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");
        assertThat(ana.current()).isEmpty();
        app.clock().advance(Duration.ofMinutes(10));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.current()).as("it is still held").isEmpty();
        assertThat(ana.told("plan-missing:")).as("said once").hasSize(1);

        ana.in(() -> ledger.release("attempt:1", "nobody answered"));
        app.clock().advance(Duration.ofMinutes(10));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThat(ana.told("plan-bought:")).hasSize(1);
    }

    @Test
    void row_13_of_the_worked_examples_what_is_overpaid_stays_in_the_wallet() {
        var invoice = asks(Plan.Code.PRIME, 30, false);
        payer.hears(invoice, Kind.CONFIRMED, "120", "tx-1");

        assertThat(ana.current()).isPresent();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(6));
    }

    @Test
    void d37_the_answer_about_renewal_is_kept_with_the_purchase() {
        payer.hears(asks(Plan.Code.PRIME, 7, true), Kind.CONFIRMED, "100", "tx-1");
        assertThat(((PlanStatus.Running) ana.status()).autoRenew()).isTrue();
        somebody_new();
        payer.hears(asks(Plan.Code.PRIME, 7, false), Kind.CONFIRMED, "100", "tx-1");
        assertThat(((PlanStatus.Running) ana.status()).autoRenew()).isFalse();
    }

    @Test
    void the_wallet_pays_first_and_only_what_is_missing_is_topped_up() {
        ana.credited(Money.dollars(18));
        var invoice = asks(Plan.Code.PRIME, 30, false);

        assertThat(payer.find(invoice).amount()).isEqualTo(Money.dollars(12));
        ana.in(() -> app.get(BuyPlan.class)
                .buy(ana.user, ana.plan(Plan.Code.PRIME, 30).id(), 0));
        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void what_is_missing_is_topped_up_in_whole_cents() {
        ana.credited(Money.micros(9_955_000));

        assertThat(payer.find(asks(Plan.Code.PRIME, 30, false)).amount()).isEqualTo(Money.cents(2005));
    }

    @Test
    void a_top_up_is_never_smaller_than_the_smallest() {
        ana.credited(Money.cents(2950));

        assertThat(payer.find(asks(Plan.Code.PRIME, 30, false)).amount()).isEqualTo(Money.dollars(5));
    }

    @Test
    void the_coins_way_through_its_network_costs_no_time_of_the_old_plan() {
        ana.credited(Money.dollars(20));
        ana.buy(ana.plan(Plan.Code.PRIME, 7), ana.newest());
        var invoice = asks(Plan.Code.ULTRA, 7, false);
        assertThat(payer.find(invoice).amount()).isEqualTo(Money.dollars(10));
        app.clock().advance(Duration.ofHours(5));

        payer.hears(invoice, Kind.SETTLED, "100", "tx-1");

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.ULTRA);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_change_that_has_become_dearer_than_what_was_agreed_to_is_asked_about_again() {
        ana.credited(Money.dollars(100)).buy(ana.plan(Plan.Code.PRIME, 7), ana.newest());
        spendAllBut(Money.ZERO);
        var invoice = asks(Plan.Code.ULTRA, 7, false);
        assertThat(payer.find(invoice).amount()).isEqualTo(Money.dollars(10));
        talks(Duration.ofMinutes(10), 3);
        ana.credited(Money.dollars(50));

        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");
        payer.hears(invoice, Kind.SETTLED, "100", "tx-1");
        app.clock().advance(Duration.ofMinutes(10));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).as("all of it is theirs").isEqualTo(Money.dollars(60));
        assertThat(ana.told("plan-dearer:")).as("said once").hasSize(1);
        assertThat(payer.newest().html())
                .contains("<b>Ultra</b> would cost <b>$20.00</b> now", "you agreed to $10.00", "in your wallet");
        assertThat(ana.buy(ana.plan(Plan.Code.ULTRA, 7), ana.newest())).isInstanceOf(Purchase.Bought.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(40));
    }

    @Test
    void what_is_still_missing_is_never_named_for_more_than_was_agreed_to() {
        ana.credited(Money.dollars(100)).buy(ana.plan(Plan.Code.PRIME, 7), ana.newest());
        spendAllBut(Money.ZERO);
        var invoice = asks(Plan.Code.ULTRA, 7, false);
        talks(Duration.ofMinutes(10), 3);

        payer.hears(invoice, Kind.CONFIRMED, "50", "tx-1");

        assertThat(ana.told("plan-missing:")).isEmpty();
        assertThat(payer.newest().html()).contains("<b>Ultra</b> would cost <b>$20.00</b> now");
    }

    @Test
    void a_change_costs_less_than_what_was_agreed_to_where_less_is_due() {
        ana.credited(Money.dollars(100)).buy(ana.plan(Plan.Code.PRIME, 7), ana.newest());
        spendAllBut(Money.ZERO);
        var attempt = ana.authorise(Customer.NEW_YORK);
        var invoice = asks(Plan.Code.ULTRA, 7, false);
        assertThat(payer.find(invoice).amount()).isGreaterThan(Money.dollars(10));
        ana.release(attempt);

        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.ULTRA);
        assertThat(ana.balance().posted())
                .isEqualTo(payer.find(invoice).amount().minus(Money.dollars(10)));
    }

    /** So many calls of the plan's minutes, of that length each. */
    private void talks(Duration each, int calls) {
        for (var call = 0; call < calls; call++) {
            ana.settle(ana.authorise(Customer.NEW_YORK), each);
        }
    }

    private void spendAllBut(Money rest) {
        var spent = ana.balance().available().minus(rest);
        ana.in(() ->
                app.get(Ledger.class).debit(Movement.of("spend:" + UUID.randomUUID(), ana.user, Reason.CALL, spent)));
    }

    @Test
    void a_purchase_that_nobody_pays_for_lapses_and_money_that_comes_later_stays_in_the_wallet() {
        var invoice = asks(Plan.Code.PRIME, 7, true);
        app.clock().advance(Duration.ofHours(48));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.told("plan-ended:")).hasSize(1);

        payer.hears(invoice, Kind.SETTLED, "100", "tx-1");

        assertThat(ana.current()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(20));
    }

    @Test
    void a_purchase_that_was_given_up_takes_no_money() {
        var invoice = asks(Plan.Code.PRIME, 7, true);
        app.tx().run(TestApp.TENANT, () -> app.get(BuyWithCrypto.class).withdraw(ana.user));
        payer.hears(invoice, Kind.CONFIRMED, "100", "tx-1");

        assertThat(ana.current()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(20));
    }

    @Test
    void while_a_purchase_waits_no_renewal_takes_its_money() {
        ana.credited(Money.dollars(20));
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        app.clock().advance(Duration.ofDays(7));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.status()).isInstanceOf(PlanStatus.PastDue.class);
        asks(Plan.Code.ULTRA, 7, true);

        ana.credited(Money.dollars(25));
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(25));
        app.clock().advance(Duration.ofHours(2));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.balance().posted()).as("nor does the clock").isEqualTo(Money.dollars(25));
        ana.credited(Money.dollars(5));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.ULTRA);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_renewal_that_gave_way_is_made_when_the_purchase_is_not_wanted_any_more() {
        ana.credited(Money.dollars(20));
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        app.clock().advance(Duration.ofDays(6).plusHours(23));
        asks(Plan.Code.ULTRA, 7, true);
        ana.credited(Money.dollars(20));
        app.clock().advance(Duration.ofHours(2));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(20));

        app.tx().run(TestApp.TENANT, () -> app.get(BuyWithCrypto.class).withdraw(ana.user));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_renewal_gives_way_only_while_the_invoice_can_be_paid_or_its_money_was_seen() {
        var invoice = wantsAnotherPlanAnHourBeforeTheEnd();
        app.clock().advance(Duration.ofHours(2));
        payer.hears(invoice, Kind.SEEN, "100", "tx-1");
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.balance().posted()).as("its money was seen").isEqualTo(Money.dollars(20));

        somebody_new();
        var forgotten = wantsAnotherPlanAnHourBeforeTheEnd();
        app.clock().advance(Duration.ofHours(1).plusMinutes(1));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        assertThat(ana.balance().posted()).as("it can be paid").isEqualTo(Money.dollars(20));
        payer.hears(forgotten, Kind.EXPIRED, "0", "");
        app.clock().advance(Duration.ofMinutes(10));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_renewal_gives_way_no_longer_than_one_may_be_past_due_however_often_one_asks_anew() {
        wantsAnotherPlanAnHourBeforeTheEnd();
        app.clock().advance(Duration.ofHours(40));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        asks(Plan.Code.ULTRA, 7, true);
        app.clock().advance(Duration.ofHours(40));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));
        asks(Plan.Code.ULTRA, 7, true);
        assertThat(ana.balance().posted())
                .as("three days and a half are not over")
                .isEqualTo(Money.dollars(20));
        app.clock().advance(Duration.ofHours(5));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(10));

        assertThat(ana.current().orElseThrow().plan().code()).isEqualTo(Plan.Code.PRIME);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
    }

    /** With the price of the renewal in the wallet. */
    private UUID wantsAnotherPlanAnHourBeforeTheEnd() {
        ana.credited(Money.dollars(20));
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        app.clock().advance(Duration.ofDays(6).plusHours(23));
        var invoice = asks(Plan.Code.ULTRA, 7, true);
        ana.credited(Money.dollars(20));
        return invoice;
    }

    private UUID asks(Plan.Code code, int days, boolean renew) {
        var plan = ana.plan(code, days);
        var due = BuyWithCrypto.Due.of(ana.offer(plan)).orElseThrow();
        var order = new BuyWithCrypto.Order(plan.id(), ana.newest(), due, renew);
        var outcome = ana.in(() -> app.get(BuyWithCrypto.class).request(ana.user, order, "TRX"));
        Payer.runJobs(app);
        return ((BuyWithCrypto.Outcome.Requested) outcome).invoice();
    }
}
