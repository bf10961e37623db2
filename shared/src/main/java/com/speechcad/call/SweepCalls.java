package com.speechcad.call;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What the clock does for calls. */
@Factory
class SweepCalls {
    private static final int MOST_A_RUN = 100;

    /** The net under the dispatcher: gives up what waited too long, and wakes it for every account where something waits. */
    @Singleton
    @Named("dispatch")
    Task dispatch(Tx tx, AcrossTenants across, GiveUpWaiting waiting, WakeDispatcher dispatcher, Clock clock) {
        return new Sweep("dispatch", _ -> {
            var each = new ItemByItem();
            waiting.run(each);
            across.dueNumbers("accounts_with_work", clock.instant(), MOST_A_RUN)
                    .forEach(due -> each.run(
                            "account " + due.id() + " of " + due.tenant(),
                            () -> tx.run(due.tenant(), () -> dispatcher.afterCommit(due.id()))));
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
