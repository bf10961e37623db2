package com.speechcad.billing;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about the invoices that are due, of all tenants, the longest overdue first, and no faster than it
 * answers: it counts by the address that we ask from, whose every tenant is.
 */
@Singleton
class CheckTopUps {
    private static final Logger LOG = LoggerFactory.getLogger(CheckTopUps.class);
    private static final int MOST_DUE = 200;
    /** Two questions each, every minute, of the sixty that the provider answers; the others are the jobs'. */
    private static final int CHECKS_A_RUN = 15;
    /** A provider that does not answer is not asked about the same invoice before. */
    private static final Duration AGAIN = Duration.ofMinutes(2);
    /** One that cannot be checked does not stand before all others. */
    private static final Duration LATER = Duration.ofHours(1);

    private final Tx tx;
    private final AcrossTenants across;
    private final TopUps topUps;
    private final CheckTopUp check;
    private final Clock clock;

    CheckTopUps(Tx tx, AcrossTenants across, TopUps topUps, CheckTopUp check, Clock clock) {
        this.tx = tx;
        this.across = across;
        this.topUps = topUps;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Works for at most about {@code most}.
     *
     * @throws IllegalStateException when one could not be checked; all others of this run were
     */
    void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        var due = across.due("top_ups_to_check", clock.instant(), MOST_DUE);
        for (int next = 0;
                next < Math.min(due.size(), CHECKS_A_RUN) && clock.instant().isBefore(end);
                next++) {
            var wait = ask(due.get(next), each);
            if (wait.isPresent()) {
                var left = due.subList(next, due.size());
                LOG.warn("{} top-ups are left alone for {}: the provider asks to slow down", left.size(), wait.get());
                putOff(left, clock.instant().plus(wait.get()));
                break;
            }
        }
        each.end();
    }

    /** @return how long nothing is to be asked, when the provider wants so */
    private Optional<Duration> ask(OfTenant<UUID> due, ItemByItem each) {
        var wait = new AtomicReference<Duration>();
        each.run(
                "the check of top-up " + due.id(),
                () -> {
                    try {
                        check.check(due.tenant(), due.id());
                    } catch (PaymentProvider.Throttled slow) {
                        wait.set(slow.after());
                    }
                },
                () -> putOff(List.of(due), clock.instant().plus(AGAIN)),
                () -> putOff(List.of(due), clock.instant().plus(LATER)));
        return Optional.ofNullable(wait.get());
    }

    private void putOff(List<OfTenant<UUID>> dues, Instant until) {
        dues.stream()
                .collect(Collectors.groupingBy(OfTenant::tenant, Collectors.mapping(OfTenant::id, Collectors.toList())))
                .forEach((TenantId tenant, List<UUID> ids) ->
                        tx.run(tenant, () -> ids.forEach(id -> topUps.checkAt(id, until))));
    }
}
