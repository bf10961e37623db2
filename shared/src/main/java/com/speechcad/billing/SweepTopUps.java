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
    /** A provider that does not answer is not asked about the same invoice before. */
    private static final Duration AGAIN = Duration.ofMinutes(2);

    /** One that cannot be checked does not stand before all others. */
    private static final Duration LATER = Duration.ofHours(1);

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
    Task reconcileTopUps(Tx tx, AcrossTenants across, TopUps topUps, CheckTopUp check, Clock clock) {
        return new Sweep("settle-missed", most -> {
            var end = clock.instant().plus(most);
            var each = new ItemByItem();
            for (var due : across.due("top_ups_to_check", clock.instant(), MOST_A_RUN)) {
                if (clock.instant().isBefore(end)) {
                    each.run(
                            "the check of top-up " + due.id(),
                            () -> check.check(due.tenant(), due.id()),
                            () -> tx.run(
                                    due.tenant(),
                                    () -> topUps.checkAt(
                                            due.id(), clock.instant().plus(AGAIN))),
                            () -> tx.run(
                                    due.tenant(),
                                    () -> topUps.checkAt(
                                            due.id(), clock.instant().plus(LATER))));
                }
            }
            each.end();
        });
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
