package com.speechcad.call;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What the clock does for calls. */
@Factory
class SweepCalls {
    private static final int MOST_A_RUN = 100;

    /** The net under the dispatcher: wakes it for every account where something waits. */
    @Singleton
    @Named("dispatch")
    Task dispatch(Tx tx, Sql sql, WakeDispatcher dispatcher, Clock clock) {
        return new Sweep(
                "dispatch",
                _ -> {
                    var each = new ItemByItem();
                    tx.call(
                                    TenantId.PLATFORM,
                                    () -> sql.of("select tenant_id, account_id from accounts_with_work(:now, :most)")
                                            .with("now", clock.instant())
                                            .with("most", MOST_A_RUN)
                                            .list(row ->
                                                    new Account(row.tenant("tenant_id"), row.number("account_id"))))
                            .forEach(due -> each.run(
                                    "account " + due.account + " of " + due.tenant,
                                    () -> tx.run(due.tenant, () -> dispatcher.afterCommit(due.account))));
                    each.end();
                });
    }

    @Singleton
    @Named("settle-missed")
    Task settleMissed(SettleMissed missed) {
        return new Sweep("settle-missed", missed::run);
    }

    /** A lease is freed only after the provider was asked, which is what settling what was missed does. */
    @Singleton
    @Named("expire-leases")
    Task expireLeases(SettleMissed missed) {
        return new Sweep("expire-leases", missed::run);
    }

    private record Account(TenantId tenant, long account) {}

    private interface Work {
        void run(Duration most);
    }

    private record Sweep(String name, Work work) implements Task {
        @Override
        public void run(Duration most) {
            work.run(most);
        }
    }
}
