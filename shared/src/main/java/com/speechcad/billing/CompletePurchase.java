package com.speechcad.billing;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Buys a plan that waited for its money, where the wallet will do by now, and tells its owner. */
@Singleton
class CompletePurchase {
    private final Sql sql;
    private final BuyPlan buy;
    private final PlanNews news;

    CompletePurchase(Sql sql, BuyPlan buy, PlanNews news) {
        this.sql = sql;
        this.buy = buy;
        this.news = news;
    }

    /**
     * In the open transaction, whose caller holds the user's {@link BillingLock}. Only a purchase that was made is told.
     *
     * @return empty where nobody asked for it with an invoice
     */
    Optional<Purchase> complete(SubscriptionRow wanted) {
        var came = askedAt(wanted.id()).map(asked -> buy.complete(wanted, asked));
        if (came.isPresent() && came.get() instanceof Purchase.Bought(var subscription, var _)) {
            news.bought(wanted, subscription);
        }
        return came;
    }

    private Optional<Instant> askedAt(long subscription) {
        return sql.of("select created_at from purchase_intent where subscription_id = :id")
                .with("id", subscription)
                .first(row -> row.instant("created_at"));
    }
}
