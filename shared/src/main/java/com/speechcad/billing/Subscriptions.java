package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which plans the users of the open transaction's tenant have, and had. Changes nothing. */
@Singleton
public class Subscriptions {
    private final Sql sql;
    private final Plans plans;
    private final SubscriptionRows rows;
    private final Entitlement entitlement;
    private final Charging charging;
    private final Wallets wallets;
    private final Clock clock;

    Subscriptions(
            Sql sql,
            Plans plans,
            SubscriptionRows rows,
            Entitlement entitlement,
            Charging charging,
            Wallets wallets,
            Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.rows = rows;
        this.entitlement = entitlement;
        this.charging = charging;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** The plan that can be used now; none after the last instant of its period. */
    public Optional<Subscription> current(UserId user) {
        return askCurrent(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<Subscription>> askCurrent(UserId user) {
        return entitlement.ask(user);
    }

    /**
     * The Free plan, as long as this person has not started it: the first confirmed call will. Once per person: neither
     * a further account with the same number gets it, nor somebody whose paid plan only waits for its renewal.
     */
    public Optional<Plan> freeToStart(UserId user) {
        return askFreeToStart(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<Plan>> askFreeToStart(UserId user) {
        return sql.of("select " + Plans.COLUMNS + " from plan p where p.code = 'FREE' and " + Plans.SOLD + """
                          and not exists(select from subscription where user_id = :user
                            and (free or state = 'PAST_DUE' or state = 'ACTIVE' and auto_renew))
                          and not exists(select from own_number mine
                            join (select user_id, number from own_number
                              union all select user_id, number from own_number_past) same
                              on same.number = mine.number and same.user_id <> mine.user_id
                            join subscription s on s.user_id = same.user_id and s.free
                            where mine.user_id = :user)
                          and not exists(select from app_user where id = :user and free_used)
                        order by p.days limit 1""")
                .with("user", user)
                .with("now", clock.instant())
                .askFirst(Plans::plan);
    }

    /** The newest subscription, whatever became of it; zero when there was none. A purchase follows it. */
    public long newest(UserId user) {
        return rows.newest(user);
    }

    /** All that a person is shown about their plan. */
    public PlanStatus status(UserId user) {
        return askStatus(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<PlanStatus> askStatus(UserId user) {
        var usable = entitlement.ask(user);
        return rows.askCurrent(user)
                .then(found -> found.map(row -> status(user, row, usable)).orElseGet(PlanStatus.None::new));
    }

    private PlanStatus status(UserId user, SubscriptionRow row, Later<Optional<Subscription>> usable) {
        var now = clock.instant();
        if (row.state() == SubscriptionState.PAST_DUE) {
            var plan = charging.next(row, now).orElse(row.plan());
            var missing = wallets.of(user).missing(plan.price()).max(Money.ZERO);
            var blocked = wallets.status(user) != WalletStatus.OPEN;
            return new PlanStatus.PastDue(
                    row.id(), plan, missing, Dunning.nextTry(row, now), Dunning.until(row), blocked);
        }
        var current = usable.get();
        if (current.isEmpty()) {
            return new PlanStatus.Ending(row.plan());
        }
        return new PlanStatus.Running(
                current.get(),
                row.autoRenew(),
                row.renewalAnswer(),
                row.state() == SubscriptionState.CANCEL_AT_PERIOD_END,
                // Kept for whoever keeps the plan after all; nothing follows one that is cancelled.
                row.next().filter(_ -> row.state() == SubscriptionState.ACTIVE).flatMap(plans::version),
                row.state() == SubscriptionState.ACTIVE ? charging.next(row, row.end()) : Optional.empty());
    }

    /** The plan that is wanted and waits for its money. */
    public Optional<PlanStatus.Waiting> waiting(UserId user) {
        return rows.pending(user).map(row -> new PlanStatus.Waiting(row.id(), row.plan(), row.end()));
    }

    /** What happened to a person's plans, newest first. */
    public List<PlanStatus.Happened> history(UserId user, int from, int most) {
        return sql.of("select e.kind, e.at, e.period_end, e.charged_micros, e.credit_micros, " + Plans.COLUMNS + """
                         from subscription_event e join plan p on p.id = e.plan_id
                        where e.user_id = :user order by e.id desc offset :from limit :most""")
                .with("user", user)
                .with("from", from)
                .with("most", most)
                .list(Subscriptions::happened);
    }

    /** How many there are in {@link #history}. */
    public int historySize(UserId user) {
        return sql.of("select count(*) as many from subscription_event where user_id = :user")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    private static PlanStatus.Happened happened(Row row) throws SQLException {
        return new PlanStatus.Happened(
                row.constant(SubscriptionEvent.class, "kind"),
                Plans.plan(row),
                row.instant("at"),
                row.instant("period_end"),
                row.money("charged_micros"),
                row.money("credit_micros"));
    }
}
