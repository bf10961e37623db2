package com.speechcad.billing;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

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
    private final AcrossTenants across;
    private final BillingLock lock;
    private final SubscriptionRows rows;
    private final SubscriptionTurns turns;
    private final RenewSubscription renew;
    private final Clock clock;

    RenewSubscriptions(
            Tx tx,
            AcrossTenants across,
            BillingLock lock,
            SubscriptionRows rows,
            SubscriptionTurns turns,
            RenewSubscription renew,
            Clock clock) {
        this.tx = tx;
        this.across = across;
        this.lock = lock;
        this.rows = rows;
        this.turns = turns;
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
        return (int) across.dueNumbers("due_subscriptions", clock.instant(), most).stream()
                .filter(due -> one(due, each))
                .count();
    }

    @Override
    public String kind() {
        return SubscriptionRows.DUE_JOB;
    }

    @Override
    public Outcome run(Job job) {
        var id = Long.parseLong(job.subjectHead());
        tx.run(job.tenant(), () -> {
            lock.take(rows.userOf(id));
            renew.look(id, RenewSubscription.Cause.CLOCK);
        });
        return new Outcome.Done();
    }

    private boolean one(OfTenant<Long> due, ItemByItem each) {
        return each.done(
                "subscription " + due.id(),
                () -> tx.call(
                        due.tenant(),
                        () -> turns.ownerToDecideFor(due.id()).isPresent()
                                && renew.look(due.id(), RenewSubscription.Cause.CLOCK)),
                () -> tx.run(
                        due.tenant(),
                        () -> turns.postponeDue(due.id(), clock.instant().plus(LATER))));
    }
}
