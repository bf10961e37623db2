package com.speechcad.billing;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Renews, blocks and ends what is due, of all tenants, one transaction each. A job at the period's very end does it
 * within the minute; the hourly task is the net under it, in bounded batches.
 */
@Singleton
public class RenewSubscriptions implements Task, JobHandler {
    private static final int BATCH = 200;
    /** One that fails is not looked at again before, so that it never holds up the others. */
    private static final Duration LATER = Duration.ofMinutes(30);

    private final Tx tx;
    private final Sql sql;
    private final BillingLock lock;
    private final SubscriptionRows rows;
    private final RenewSubscription renew;
    private final Clock clock;

    RenewSubscriptions(Tx tx, Sql sql, BillingLock lock, SubscriptionRows rows, RenewSubscription renew, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.lock = lock;
        this.rows = rows;
        this.renew = renew;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "renew-subscriptions";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        var done = 0;
        do {
            done = batch(BATCH, each);
        } while (done > 0 && clock.instant().isBefore(end));
        each.end();
    }

    /** @return how many of at most {@code most} this run did itself */
    public int batch(int most) {
        return batch(most, new ItemByItem());
    }

    private int batch(int most, ItemByItem each) {
        return (int) due(most).stream().filter(due -> one(due, each)).count();
    }

    @Override
    public String kind() {
        return SubscriptionRows.DUE_JOB;
    }

    @Override
    public Outcome run(Job job) {
        var id = Long.parseLong(job.subject().substring(0, job.subject().indexOf(':')));
        tx.run(job.tenant(), () -> {
            lock.take(rows.userOf(id));
            renew.look(id, RenewSubscription.Cause.CLOCK);
        });
        return new Outcome.Done();
    }

    private List<Due> due(int most) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from due_subscriptions(:now, :most)")
                        .with("now", clock.instant())
                        .with("most", most)
                        .list(row -> new Due(row.tenant("tenant_id"), row.number("id"))));
    }

    private boolean one(Due due, ItemByItem each) {
        return each.done(
                "subscription " + due.subscription,
                () -> tx.call(
                        due.tenant,
                        () -> rows.ownerToDecideFor(due.subscription).isPresent()
                                && renew.look(due.subscription, RenewSubscription.Cause.CLOCK)),
                () -> tx.run(
                        due.tenant,
                        () -> rows.postpone(due.subscription, clock.instant().plus(LATER))));
    }

    private record Due(TenantId tenant, long subscription) {}
}
