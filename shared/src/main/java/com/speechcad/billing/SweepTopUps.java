package com.speechcad.billing;

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
import java.time.Instant;
import java.util.List;
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
    Task expireInvoices(Tx tx, Sql sql, TopUps topUps, TopUpMessage message, Clock clock) {
        return new Sweep("expire-invoices", _ -> {
            var each = new ItemByItem();
            due(tx, sql, "expired_top_ups", clock.instant())
                    .forEach(due -> each.run(
                            "top-up " + due.id, () -> tx.run(due.tenant, () -> expire(topUps, message, due.id))));
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
    Task reconcileTopUps(Tx tx, Sql sql, TopUps topUps, CheckTopUp check, Clock clock) {
        return new Sweep("settle-missed", most -> {
            var end = clock.instant().plus(most);
            var each = new ItemByItem();
            for (var due : due(tx, sql, "top_ups_to_check", clock.instant())) {
                if (clock.instant().isBefore(end)) {
                    each.run(
                            "the check of top-up " + due.id,
                            () -> check.check(due.tenant, due.id),
                            () -> tx.run(
                                    due.tenant,
                                    () -> topUps.checkAt(due.id, clock.instant().plus(AGAIN))),
                            () -> tx.run(
                                    due.tenant,
                                    () -> topUps.checkAt(due.id, clock.instant().plus(LATER))));
                }
            }
            each.end();
        });
    }

    private static List<Due> due(Tx tx, Sql sql, String function, Instant now) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from " + function + "(:now, :most)")
                        .with("now", now)
                        .with("most", MOST_A_RUN)
                        .list(row -> new Due(row.tenant("tenant_id"), row.uuid("id"))));
    }

    private record Due(TenantId tenant, UUID id) {}

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
