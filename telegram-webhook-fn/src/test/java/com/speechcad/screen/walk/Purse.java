package com.speechcad.screen.walk;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.BuyWithCrypto;
import com.speechcad.billing.ChangePlan;
import com.speechcad.billing.ConfirmTopUp;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.Subscriptions;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUps;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Plans in each of their states, and top-ups in each of theirs. */
final class Purse {
    private final Life life;
    private final Person person;

    Purse(Life life, Person person) {
        this.life = life;
        this.person = person;
    }

    void buys(Plan.Code code, int days, boolean renews) {
        life.in(() -> life.app.get(BuyPlan.class).buy(person.user(), plan(code, days), newest(), renews));
    }

    /** A higher one now, a lower one when it ends. */
    void changes() {
        life.in(() -> life.app.get(ChangePlan.class).schedule(person.user(), plan(Plan.Code.PRIME, 7)));
    }

    /** A purchase that a circuit breaker stops. */
    void isStopped(Person admin) {
        limits(admin, 5);
        buys(Plan.Code.PRIME, 1, false);
        limits(admin, 2_000);
        life.work();
    }

    private void limits(Person admin, int anHour) {
        life.in(() -> {
            life.app
                    .get(BreakerLimits.class)
                    .set(admin.user(), new BreakerLimits.Limits(20, Money.dollars(anHour), Money.dollars(10)));
            return true;
        });
    }

    void cancels() {
        life.in(() -> life.app.get(ChangePlan.class).cancel(person.user()));
    }

    void waitsForCrypto() {
        var due = new BuyWithCrypto.Due(Money.dollars(20), Money.dollars(20));
        var order = new BuyWithCrypto.Order(plan(Plan.Code.PRIME, 7), newest(), due, false);
        life.in(() -> life.app.get(BuyWithCrypto.class).request(person.user(), order, "TRX"));
        life.work();
    }

    /** All but so many dollars is gone. */
    void keeps(int dollars) {
        life.in(() -> {
            var rest = life.app.get(Wallets.class).of(person.user()).available().minus(Money.dollars(dollars));
            life.app
                    .get(Ledger.class)
                    .debit(Movement.of("spend:" + person.telegram(), person.user(), Reason.CALL, rest));
            return true;
        });
    }

    /** Credited, paid too little, seen, waiting, cancelled, expired, parked. */
    void topsUp() {
        hear(ordered("TRX", 25), "100");
        hear(ordered("BTC", 25), "50");
        hear(ordered("USDT-TRC20", 50), "400");
        ordered("DOGE", 10);
        life.app.clock().advance(Duration.ofMinutes(20));
        life.task("expire-invoices");
        var cancelled = ordered("LTC", 10);
        life.in(() -> {
            life.app.get(RequestTopUp.class).cancel(person.user(), cancelled.id());
            return true;
        });
        seen(ordered("ETH", 10));
        ordered("BCH", 100);
        life.work();
    }

    /** Waits for its payment, as long as its rate holds. */
    void asksForMore() {
        ordered("DOGE", 12);
    }

    private TopUp ordered(String coin, int dollars) {
        life.in(() -> life.app.get(RequestTopUp.class).request(person.user(), coin, Money.dollars(dollars)));
        life.work();
        return life.in(() -> life.app.get(TopUps.class).open(person.user()).stream()
                .filter(one -> one.coin().equals(coin))
                .findFirst()
                .orElseThrow());
    }

    private void hear(TopUp topUp, String received) {
        news(topUp, PaymentNews.Kind.CONFIRMED, received);
    }

    private void seen(TopUp topUp) {
        news(topUp, PaymentNews.Kind.SEEN, "100");
    }

    private void news(TopUp topUp, PaymentNews.Kind kind, String received) {
        life.app
                .get(ConfirmTopUp.class)
                .take(
                        TestApp.TENANT,
                        topUp.id(),
                        new PaymentNews(
                                kind,
                                FakePayments.payment(topUp.id()),
                                Optional.of(FakePayments.address(topUp.id())),
                                Optional.empty(),
                                Optional.of(topUp.coin()),
                                Optional.of(new BigDecimal(received)),
                                Optional.of(new BigDecimal("0.25")),
                                Optional.empty(),
                                Optional.empty(),
                                "tx-" + topUp.id(),
                                Optional.of(life.app.clock().instant())));
        life.work();
    }

    private long plan(Plan.Code code, int days) {
        return life.in(() -> life.app.get(Plans.class).sold(life.app.clock().instant())).stream()
                .filter(plan -> plan.code() == code && plan.days() == days)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long newest() {
        return life.in(() -> life.app.get(Subscriptions.class).newest(person.user()));
    }
}
