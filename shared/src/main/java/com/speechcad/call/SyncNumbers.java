package com.speechcad.call;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the numbers and the limit of simultaneous calls of every tenant's workspace. */
@Singleton
public class SyncNumbers implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(SyncNumbers.class);

    private final Tx tx;
    private final Tenants tenants;
    private final NumberList numbers;
    private final CallerIds callerIds;
    private final Accounts accounts;
    private final Clock clock;

    SyncNumbers(Tx tx, Tenants tenants, NumberList numbers, CallerIds callerIds, Accounts accounts, Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.numbers = numbers;
        this.callerIds = callerIds;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sync-numbers";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var tenant : tenants.withProvider()) {
            if (clock.instant().isBefore(end)) {
                each.run("the numbers of " + tenant, () -> run(tenant));
            }
        }
        each.end();
    }

    /** One tenant's; what goes wrong is kept for the admin's health screen. */
    public void run(TenantId tenant) {
        try {
            switch (numbers.read(tenant)) {
                case NumberList.Workspace.Of(var owned, var concurrency, var line) ->
                    tx.run(tenant, () -> {
                        callerIds.seen(owned, clock.instant());
                        accounts.seen(accounts.ofTenant(), concurrency, line, clock.instant());
                    });
                case NumberList.Workspace.Closed(var why) -> trouble(tenant, why);
            }
        } catch (Unreachable passing) {
            trouble(tenant, passing.toString());
        }
    }

    private void trouble(TenantId tenant, String what) {
        LOG.warn("the numbers of {} cannot be read: {}", tenant, what);
        tx.run(tenant, () -> accounts.trouble(accounts.ofTenant(), what));
    }
}
