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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about the invoices that are due, the longest overdue first, and no faster than it answers. It counts
 * questions by the address that they come from, which is one for all tenants.
 */
@Singleton
class CheckTopUps {
    private static final Logger LOG = LoggerFactory.getLogger(CheckTopUps.class);
    private static final int MOST_DUE = 200;
    /** Every minute, of the sixty that the provider answers: {@link ResendLetter} says whose the others are. */
    private static final int QUESTIONS_A_RUN = 30;

    private static final int MOST_CHECKS_A_RUN = 15;
    /** No check is begun with less time left, as its answers may be slow; of a short run, with less than half of it. */
    private static final Duration A_SLOW_CHECK = Duration.ofSeconds(20);
    /** The same invoice is not asked about before, also where nobody answers, or our process ends meanwhile. */
    private static final Duration AGAIN = Duration.ofMinutes(2);
    /** One that cannot be checked does not stand before all others. */
    private static final Duration LATER = Duration.ofHours(1);

    private final Tx tx;
    private final AcrossTenants across;
    private final TopUpChecks checks;
    private final CheckTopUp check;
    private final Clock clock;

    CheckTopUps(Tx tx, AcrossTenants across, TopUpChecks checks, CheckTopUp check, Clock clock) {
        this.tx = tx;
        this.across = across;
        this.checks = checks;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Works for at most about {@code most}.
     *
     * @throws IllegalStateException when one could not be checked; all others of this run were
     */
    void run(Duration most) {
        var end = clock.instant().plus(most).minus(shorter(A_SLOW_CHECK, most.dividedBy(2)));
        var each = new ItemByItem();
        var dueAt = clock.instant();
        var due = across.due("top_ups_to_check", dueAt, MOST_DUE);
        var now = due.subList(0, Math.min(due.size(), MOST_CHECKS_A_RUN));
        var again = dueAt.plus(AGAIN);
        putOff(now, dueAt, again);
        var asked = new AtomicInteger();
        var wait = Optional.<Duration>empty();
        int next = 0;
        while (next < now.size()
                && asked.get() < QUESTIONS_A_RUN
                && clock.instant().isBefore(end)) {
            wait = ask(now.get(next), again, each, asked);
            if (wait.isPresent()) {
                break;
            }
            next++;
        }
        if (wait.isPresent()) {
            var left = due.subList(next, due.size());
            LOG.warn("{} top-ups are left alone for {}: the provider asks to slow down", left.size(), wait.get());
            putOff(left, again, clock.instant().plus(wait.get()));
        } else {
            // Nobody asked about them: they are due as they were.
            putOff(now.subList(next, now.size()), again, clock.instant());
        }
        each.end();
    }

    /**
     * @param again when it is due by now
     * @return how long nothing is to be asked, when the provider wants so
     */
    private Optional<Duration> ask(OfTenant<UUID> due, Instant again, ItemByItem each, AtomicInteger asked) {
        var wait = new AtomicReference<Duration>();
        each.run(
                "the check of top-up " + due.id(),
                () -> {
                    try {
                        asked.addAndGet(check.check(due.tenant(), due.id()));
                    } catch (PaymentProvider.Throttled slow) {
                        wait.set(slow.after());
                    }
                },
                () -> {},
                () -> putOff(List.of(due), again, clock.instant().plus(LATER)));
        return Optional.ofNullable(wait.get());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @param known when they are due at the latest; of others somebody has decided meanwhile */
    private void putOff(List<OfTenant<UUID>> dues, Instant known, Instant until) {
        dues.stream()
                .collect(Collectors.groupingBy(OfTenant::tenant, Collectors.mapping(OfTenant::id, Collectors.toList())))
                .forEach((TenantId tenant, List<UUID> ids) ->
                        tx.run(tenant, () -> ids.forEach(id -> checks.putOff(id, known, until))));
    }
}
