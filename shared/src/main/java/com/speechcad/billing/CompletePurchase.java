package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Buys a plan that waited for its money, where the wallet will do by now, and tells its owner. */
@Singleton
class CompletePurchase {
    private static final Money NO_LIMIT = Money.micros(Long.MAX_VALUE);

    private final Sql sql;
    private final BuyPlan buy;
    private final Wallets wallets;
    private final PlanNews news;

    CompletePurchase(Sql sql, BuyPlan buy, Wallets wallets, PlanNews news) {
        this.sql = sql;
        this.buy = buy;
        this.wallets = wallets;
        this.news = news;
    }

    /** {@link #complete(SubscriptionRow, Money)} for all that the person agreed to. */
    Optional<Purchase> complete(SubscriptionRow wanted) {
        return complete(wanted, NO_LIMIT);
    }

    /**
     * In the open transaction, whose caller holds the user's {@link BillingLock}. Told is a purchase that was made, and one
     * whose money is there, and that would cost more by now than what the person agreed to.
     *
     * @param most what an operator agreed to, where one was asked
     * @return empty where nobody asked for it with an invoice
     */
    Optional<Purchase> complete(SubscriptionRow wanted, Money most) {
        return intent(wanted.id()).map(intent -> {
            var came = buy.complete(wanted, intent.at, intent.agreed.min(most));
            tell(wanted, intent, came);
            return came;
        });
    }

    private void tell(SubscriptionRow wanted, Intent intent, Purchase came) {
        if (came instanceof Purchase.Bought(var subscription, var _)) {
            news.bought(wanted, subscription);
        }
        if (came instanceof Purchase.Dearer(var charge, var _)
                && charge.compareTo(intent.agreed) > 0
                && !wallets.of(wanted.user()).missing(intent.agreed).isPositive()) {
            news.dearer(wanted, new Purchase.Dearer(charge, intent.agreed), false);
        }
    }

    /** @param agreed the charge as it was confirmed; without a limit for whoever confirmed before it was written down */
    private record Intent(Instant at, Money agreed) {}

    private Optional<Intent> intent(long subscription) {
        return sql.of("select created_at, agreed_micros from purchase_intent where subscription_id = :id")
                .with("id", subscription)
                .first(CompletePurchase::intent);
    }

    private static Intent intent(Row row) throws SQLException {
        return new Intent(
                row.instant("created_at"),
                row.maybeNumber("agreed_micros").map(Money::micros).orElse(NO_LIMIT));
    }
}
