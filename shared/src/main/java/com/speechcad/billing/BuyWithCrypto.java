package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan bought with crypto: a top-up of what is missing, and the purchase written down with its answer about renewal. The
 * money always reaches the wallet first; the plan is bought from there as soon as it suffices, or within the hour
 * where no credit tells so, and what is more stays.
 */
@Singleton
public class BuyWithCrypto {
    /** A payment may wait a day for its settlement, and a second one may have to follow. */
    private static final Duration WAITS = Duration.ofHours(48);

    private final BillingLock lock;
    private final Plans plans;
    private final PlanOffers offers;
    private final SubscriptionRows rows;
    private final StartPlan start;
    private final RequestTopUp request;
    private final TopUpSettings settings;
    private final Sql sql;
    private final Clock clock;

    BuyWithCrypto(
            BillingLock lock,
            Plans plans,
            PlanOffers offers,
            SubscriptionRows rows,
            StartPlan start,
            RequestTopUp request,
            TopUpSettings settings,
            Sql sql,
            Clock clock) {
        this.lock = lock;
        this.plans = plans;
        this.offers = offers;
        this.rows = rows;
        this.start = start;
        this.request = request;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Requested(UUID invoice) implements Outcome {}

        /** The top-up was not possible. */
        record Refused(RequestTopUp.Outcome why) implements Outcome {}

        /** Not what was shown: sold no more, bought meanwhile, or the wallet suffices by now. */
        record Changed() implements Outcome {}
    }

    /**
     * What has to come in for that much to be there: what is missing, in whole cents, as every invoice is, but never less
     * than the smallest top-up.
     */
    public Money amount(Money missing) {
        return missing.upToCents().max(settings.least());
    }

    /**
     * What a person agrees to.
     *
     * @param plan the id of a paid plan
     * @param follows {@link Subscriptions#newest} when it was shown
     * @param due as it was shown: the charge is the most that is taken for it once the money is there
     */
    public record Order(long plan, long follows, Due due, boolean autoRenew) {}

    /**
     * What a plan costs somebody now.
     *
     * @param charge its price, less what an old plan is credited with
     * @param missing in the wallet; not positive when it will do
     */
    public record Due(Money charge, Money missing) {
        /** Empty where it is not bought from the wallet at once. */
        public static Optional<Due> of(PlanOffer offer) {
            return switch (offer) {
                case PlanOffer.Purchase(var plan, var missing) -> Optional.of(new Due(plan.price(), missing));
                case PlanOffer.Upgrade upgrade -> Optional.of(new Due(upgrade.charge(), upgrade.missing()));
                case PlanOffer.Later _, PlanOffer.Same _, PlanOffer.NeedsTier _ -> Optional.empty();
            };
        }
    }

    /** In the open transaction. */
    public Outcome request(UserId user, Order order, String coin) {
        lock.take(user);
        var wanted = plans.sold(order.plan, clock.instant()).filter(one -> !one.free());
        if (wanted.isEmpty() || rows.newest(user) != order.follows) {
            return new Outcome.Changed();
        }
        var due = Due.of(offers.of(user, wanted.get()));
        if (!order.due.missing.isPositive() || !due.equals(Optional.of(order.due))) {
            return new Outcome.Changed();
        }
        return switch (request.request(user, coin, amount(order.due.missing))) {
            case RequestTopUp.Outcome.Requested(var invoice) -> {
                note(user, wanted.get(), order, invoice);
                yield new Outcome.Requested(invoice);
            }
            case RequestTopUp.Outcome other -> new Outcome.Refused(other);
        };
    }

    /** The person does not want it any more; what comes in stays in the wallet. */
    public void withdraw(UserId user) {
        lock.take(user);
        start.withdraw(user);
    }

    private void note(UserId user, Plan plan, Order order, UUID invoice) {
        start.withdraw(user);
        var now = clock.instant();
        var wanted = rows.want(user, plan, order.follows, order.autoRenew, now.plus(WAITS));
        sql.of("""
                insert into purchase_intent (subscription_id, top_up_id, created_at, agreed_micros)
                values (:id, :invoice, :now, :agreed)""")
                .with("id", wanted.id())
                .with("invoice", invoice)
                .with("now", now)
                .with("agreed", order.due.charge)
                .update();
    }
}
