package com.speechcad.billing;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Notices;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Warns people about what is ahead: a renewal the balance will not do for, another price, a low balance, a debt. */
@Singleton
public class BillingNotices implements Task {
    private static final int BATCH = 200;

    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final BillingLock lock;
    private final SubscriptionRows rows;
    private final SubscriptionTurns turns;
    private final Charging charging;
    private final Wallets wallets;
    private final WalletNotices walletNotices;
    private final Notices notices;
    private final PlanNews news;
    private final Clock clock;

    BillingNotices(
            Tx tx,
            Sql sql,
            AcrossTenants across,
            BillingLock lock,
            SubscriptionRows rows,
            SubscriptionTurns turns,
            Charging charging,
            Wallets wallets,
            WalletNotices walletNotices,
            Notices notices,
            PlanNews news,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.lock = lock;
        this.rows = rows;
        this.turns = turns;
        this.charging = charging;
        this.wallets = wallets;
        this.walletNotices = walletNotices;
        this.notices = notices;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "billing-notices";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        repeat(
                end,
                each,
                "subscription",
                () -> across.dueNumbers("subscriptions_to_warn", clock.instant(), BATCH),
                this::warn);
        repeat(
                end,
                each,
                "user",
                () -> walletsToTell(clock.instant()),
                due -> walletNotices.tell(new UserId(due.id())));
        each.end();
    }

    /** Batch by batch; what cannot be done is tried once. */
    private void repeat(
            Instant end,
            ItemByItem each,
            String whose,
            Supplier<List<OfTenant<Long>>> batch,
            Predicate<OfTenant<Long>> work) {
        var stuck = new HashSet<OfTenant<Long>>();
        var done = 0L;
        do {
            done = batch.get().stream()
                    .filter(due -> !stuck.contains(due))
                    .filter(due -> each.done(
                            "the notice of " + whose + " " + due.id(),
                            () -> tx.call(due.tenant(), () -> work.test(due)),
                            () -> stuck.add(due)))
                    .count();
        } while (done > 0 && clock.instant().isBefore(end));
    }

    private boolean warn(OfTenant<Long> due) {
        return lock.tryTake(rows.userOf(due.id()))
                && turns.lockToWarn(due.id()).map(this::warn).orElse(false);
    }

    private boolean warn(SubscriptionRow row) {
        var now = clock.instant();
        if (now.isBefore(row.end())) {
            charging.next(row, row.end()).ifPresent(next -> warn(row, next, now));
        }
        turns.noticed(row, now);
        return true;
    }

    private void warn(SubscriptionRow row, Plan next, Instant now) {
        if (next.isSameOffer(row.plan()) && !next.price().equals(row.plan().price())) {
            news.priceChanges(row, next);
        }
        var missing = wallets.of(row.user()).missing(next.price());
        if (missing.isPositive() && notices.wants(row.user(), Notices.Notice.RENEWAL_AHEAD)) {
            news.ahead(row, next, missing, Dunning.noticeNumber(row, now));
        }
    }

    private List<OfTenant<Long>> walletsToTell(Instant now) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, user_id as id from wallets_to_tell(:now, :low, :high, :most)")
                        .with("now", now)
                        .with("low", WalletNotices.LOW)
                        .with("high", WalletNotices.ENOUGH)
                        .with("most", BATCH)
                        .list(row -> new OfTenant<>(row.tenant("tenant_id"), row.number("id"))));
    }
}
