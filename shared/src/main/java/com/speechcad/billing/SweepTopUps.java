package com.speechcad.billing;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What the clock does for top-ups, of all tenants, one transaction each. */
@Factory
class SweepTopUps {
    private static final int MOST_A_RUN = 200;

    @Singleton
    @Named("expire-invoices")
    Task expireInvoices(Tx tx, AcrossTenants across, TopUps topUps, TopUpMessage message, Clock clock) {
        return new Sweep("expire-invoices", _ -> {
            var each = new ItemByItem();
            across.due("expired_top_ups", clock.instant(), MOST_A_RUN)
                    .forEach(due -> each.run(
                            "top-up " + due.id(), () -> tx.run(due.tenant(), () -> expire(topUps, message, due.id()))));
            each.end();
        });
    }

    private static void expire(TopUps topUps, TopUpMessage message, UUID id) {
        topUps.lock(id).filter(found -> found.state() == TopUp.State.WAITING).ifPresent(_ -> {
            topUps.become(id, TopUp.State.EXPIRED);
            message.draw(id);
        });
    }

    @Singleton
    @Named("settle-missed-top-ups")
    Task reconcileTopUps(CheckTopUps checks) {
        return new Sweep("settle-missed", checks::run);
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
