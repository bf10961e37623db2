package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Money has reached a wallet: a purchase that waited for it is made, or a renewal that was refused. The newer wish goes
 * first; while a purchase waits, no renewal takes its money.
 */
@Singleton
class WaitingForMoney implements AfterCredit {
    private final Sql sql;
    private final SubscriptionRows rows;
    private final BuyPlan buy;
    private final RenewSubscription renew;
    private final PlanNews news;

    WaitingForMoney(Sql sql, SubscriptionRows rows, BuyPlan buy, RenewSubscription renew, PlanNews news) {
        this.sql = sql;
        this.rows = rows;
        this.buy = buy;
        this.renew = renew;
        this.news = news;
    }

    @Override
    public Later<Boolean> askWaits(UserId user) {
        return rows.askAny(user);
    }

    @Override
    public void credited(Arrived credit) {
        var wanted = rows.pending(credit.user());
        if (wanted.isPresent()) {
            complete(wanted.get(), credit);
        } else {
            rows.current(credit.user()).ifPresent(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY));
        }
    }

    /** An operator has released a purchase that waited. */
    boolean released(UserId user) {
        var wanted = rows.pending(user);
        var bought = wanted.flatMap(row -> askedAt(row.id()).map(asked -> buy.complete(row, asked)));
        if (wanted.isEmpty() || bought.isEmpty() || !(bought.get() instanceof Purchase.Bought done)) {
            return false;
        }
        news.bought(wanted.get(), done.subscription());
        return true;
    }

    private void complete(SubscriptionRow wanted, Arrived credit) {
        var asked = askedAt(wanted.id());
        if (asked.isEmpty()) {
            return;
        }
        switch (buy.complete(wanted, asked.get())) {
            case Purchase.Bought(var subscription, var _) -> news.bought(wanted, subscription);
            case Purchase.TooLittle(var missing) -> news.stillMissing(wanted, missing, credit.op());
            case Purchase.WalletClosed() -> news.purchaseBlocked(wanted, credit.op());
            // Cannot be bought as things are; its time runs out, and the money stays in the wallet.
            case Purchase.NeedsTier(), Purchase.Changed() -> {}
            case Purchase.StillRunning(var _) -> {}
            // An operator looks at it; released, it goes on by itself.
            case Purchase.Stopped() -> {}
        }
    }

    private Optional<Instant> askedAt(long subscription) {
        return sql.of("select created_at from purchase_intent where subscription_id = :id")
                .with("id", subscription)
                .first(row -> row.instant("created_at"));
    }
}
