package com.speechcad.call;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about every attempt whose webhooks should have been here by now, with one list for all of a tenant's,
 * and merges the answer as if it had been a webhook. Without a single webhook everything still ends as it should.
 */
@Singleton
public class SettleMissed {
    private static final Logger LOG = LoggerFactory.getLogger(SettleMissed.class);
    private static final int MOST_A_RUN = 500;
    private static final Duration EVERY = Duration.ofSeconds(55);
    /** Of a tenant's that were not asked about, those that come first in the next run: the rest of it is for others. */
    private static final int MOST_FIRST = 400;
    /** With less time left nothing is asked: the answer would hardly come. */
    private static final Duration A_QUESTION = Duration.ofSeconds(2);

    private static final Duration SECOND_LOOKUP = Duration.ofMinutes(10);
    private static final Duration ANALYSIS_GIVEN_UP = Duration.ofHours(1);
    private static final Duration LEASE_EXTENDED = Duration.ofMinutes(10);

    private final Tx tx;
    private final AcrossTenants across;
    private final Attempts attempts;
    private final AttemptStates states;
    private final MissedAttempts missed;
    private final Accounts accounts;
    private final ListMissed list;
    private final CallLookup lookup;
    private final TakeReport takeReport;
    private final SettleCall settle;
    private final UnheardCalls unheard;
    private final Figures figures;
    private final Clock clock;

    SettleMissed(
            Tx tx,
            AcrossTenants across,
            Attempts attempts,
            AttemptStates states,
            MissedAttempts missed,
            Accounts accounts,
            ListMissed list,
            CallLookup lookup,
            TakeReport takeReport,
            SettleCall settle,
            UnheardCalls unheard,
            Figures figures,
            Clock clock) {
        this.tx = tx;
        this.across = across;
        this.attempts = attempts;
        this.states = states;
        this.missed = missed;
        this.accounts = accounts;
        this.list = list;
        this.lookup = lookup;
        this.takeReport = takeReport;
        this.settle = settle;
        this.unheard = unheard;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Works for at most about {@code most}; the longest overdue first. No question lasts longer than what is left of it.
     *
     * @throws IllegalStateException when an attempt could not be dealt with; all others were
     */
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var items = new ItemByItem();
        var tenants = new ItemByItem();
        var byTenant = new LinkedHashMap<TenantId, List<UUID>>();
        across.due("attempts_to_check", clock.instant(), MOST_A_RUN)
                .forEach(due -> byTenant.computeIfAbsent(due.tenant(), _ -> new ArrayList<>())
                        .add(due.id()));
        byTenant.forEach((tenant, ids) -> tenants.run("what was missed at " + tenant, () -> {
            if (isPast(end)) {
                return;
            }
            settle(tenant, ids, end, items);
        }));
        items.end();
        tenants.endForGood();
    }

    private void settle(TenantId tenant, List<UUID> ids, Instant end, ItemByItem items) {
        var began = clock.instant();
        var next = began.plus(EVERY);
        // By itself: a tenant whose calls cannot be read comes first no more, and the others have their turn.
        tx.run(tenant, () -> missed.checkInTurn(ids, next));
        var told = list.ask(tenant, ids, left(end));
        told.reports().forEach((id, report) -> items.run("attempt " + id, () -> conclude(tenant, id, report)));
        var waiting = new ArrayList<UUID>();
        for (var id : told.left()) {
            if (isPast(end)) {
                waiting.add(id);
            } else {
                items.run("attempt " + id, () -> check(tenant, id, left(end)));
            }
        }
        waiting.addAll(told.later());
        // They keep the place that they had: nobody who was asked about, or is due only since then, comes before them.
        var first = waiting.stream().limit(MOST_FIRST).toList();
        tx.run(tenant, () -> missed.checkInTurnAfterAll(first, next, began));
    }

    private boolean isPast(Instant end) {
        return left(end).compareTo(A_QUESTION) < 0;
    }

    private Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }

    private void check(TenantId tenant, UUID id, Duration within) {
        tx.call(
                        tenant,
                        () -> missed.checkAt(id, clock.instant().plus(EVERY))
                                ? attempts.find(id)
                                : Optional.<Attempt>empty())
                .ifPresent(attempt -> conclude(
                        tenant,
                        id,
                        attempt.providerCall()
                                .map(call -> lookup.byId(tenant, call, within))
                                .orElseGet(() -> lookup.byAttempt(tenant, id, within))));
    }

    private void conclude(TenantId tenant, UUID id, Optional<CallReport> report) {
        try (var _ = About.the(Whose.TENANT, tenant.value());
                var _ = About.the(Whose.ATTEMPT, id)) {
            tx.run(tenant, () -> {
                report.filter(CallReport::isOver)
                        .flatMap(_ -> attempts.find(id))
                        .filter(before -> !before.state().isOver())
                        .ifPresent(_ -> figures.say(Figure.RECONCILED_CALLS, 1));
                report.ifPresent(said -> takeReport.take(tenant, said));
                attempts.lock(id).ifPresent(now -> {
                    try (var _ = now.about()) {
                        conclude(now, report);
                    }
                });
            });
        }
    }

    private void conclude(Attempt attempt, Optional<CallReport> report) {
        if (attempt.state().isOver()) {
            giveUpAnalysis(attempt);
        } else if (report.isEmpty() && attempt.providerCall().isEmpty()) {
            foundNothing(attempt);
        } else {
            expired(attempt, report);
        }
    }

    private void giveUpAnalysis(Attempt attempt) {
        var end = attempt.endedAt().orElse(attempt.plannedAt()).plus(ANALYSIS_GIVEN_UP);
        if (attempt.analyzed() || !clock.instant().isBefore(end)) {
            states.checkAt(attempt.id(), null);
        } else if (attempt.talked()) {
            states.checkAt(attempt.id(), clock.instant().plus(EVERY));
        }
    }

    /** Not placed only after two empty look-ups, at least two and ten minutes after it was asked for. */
    private void foundNothing(Attempt attempt) {
        var dialled = attempt.dialledAt().orElse(attempt.plannedAt());
        var age = Duration.between(dialled, clock.instant());
        if (attempt.state().canBecome(AttemptState.UNCERTAIN)) {
            states.move(attempt.id(), AttemptState.UNCERTAIN);
        }
        if (age.compareTo(PlaceCall.FIRST_LOOKUP) < 0) {
            states.checkAt(attempt.id(), dialled.plus(PlaceCall.FIRST_LOOKUP));
        } else if (attempt.emptyLookups() == 0) {
            missed.foundNothing(attempt.id(), later(dialled.plus(SECOND_LOOKUP)));
        } else if (age.compareTo(SECOND_LOOKUP) < 0) {
            states.checkAt(attempt.id(), dialled.plus(SECOND_LOOKUP));
        } else {
            settle.nobodyWasRung(attempt, EndReason.NEVER_PLACED);
        }
    }

    /** The provider was asked before this: a call it still knows keeps its slot, one it forgot is given up. */
    private void expired(Attempt attempt, Optional<CallReport> report) {
        // One that was given up and came to life has no slot any more, and as much time as with one.
        var until = accounts.leasedUntil(attempt.id())
                .orElseGet(() -> CommitDial.leaseEnd(
                        attempt.dialledAt().orElse(attempt.plannedAt()),
                        attempt.confirmed().longest()));
        if (clock.instant().isBefore(until)) {
            return;
        }
        if (report.filter(SettleMissed::waitsForItsTransfer).isPresent()) {
            // Its first leg was talked: it is charged with the second, or without it when that is never told.
            accounts.extend(attempt.id(), clock.instant().plus(LEASE_EXTENDED));
        } else if (report.filter(said -> said.phase() == CallReport.Phase.ONGOING)
                .isPresent()) {
            LOG.error("ALARM attempt {} runs longer than it may", attempt.id());
            accounts.extend(attempt.id(), clock.instant().plus(LEASE_EXTENDED));
        } else {
            if (report.isEmpty()) {
                LOG.error("ALARM attempt {} is not known to the provider any more", attempt.id());
            } else {
                LOG.error("ALARM attempt {} never rang, and is not waited for any more", attempt.id());
            }
            if (report.isEmpty() && attempt.state() == AttemptState.IN_CALL) {
                unheard.lost(attempt);
            }
            settle.nobodyWasRung(attempt, report.isEmpty() ? EndReason.LOST : EndReason.REGISTERED_CALL_TIMEOUT);
        }
    }

    private static boolean waitsForItsTransfer(CallReport report) {
        return report.isOver()
                && report.transfer().filter(leg -> leg.connected().isEmpty()).isPresent();
    }

    private Instant later(Instant wanted) {
        var soon = clock.instant().plus(EVERY);
        return wanted.isAfter(soon) ? wanted : soon;
    }
}
