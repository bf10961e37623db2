package com.speechcad.tenant;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Jobs;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the table of jobs as long as what the last days asked for. Those that were done stay for longer than any provider
 * or queue repeats itself; those that were given up stay until somebody looked.
 */
@Singleton
public class ForgetJobs implements Task {
    static final Duration DONE_KEPT = Duration.ofDays(7);
    static final Duration REFUSED_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 2_000;

    private final Tx tx;
    private final Jobs jobs;
    private final Tenants tenants;
    private final Clock clock;

    ForgetJobs(Tx tx, Jobs jobs, Tenants tenants, Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var now = clock.instant();
        var end = now.plus(most);
        var each = new ItemByItem();
        tenants.all()
                .forEach(tenant -> each.run("the jobs of " + tenant, () -> {
                    forget(tenant, "DONE", now.minus(DONE_KEPT), end);
                    forget(tenant, "REFUSED", now.minus(REFUSED_KEPT), end);
                }));
        each.endForGood();
    }

    private void forget(TenantId tenant, String state, Instant before, Instant end) {
        var forgotten = AT_ONCE;
        while (forgotten == AT_ONCE && clock.instant().isBefore(end)) {
            forgotten = tx.call(tenant, () -> jobs.forget(state, before, AT_ONCE));
        }
    }
}
