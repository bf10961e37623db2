package com.speechcad.call;

import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider about all of a tenant's attempts that are under way with one list. */
@Singleton
class ListMissed {
    private static final Logger LOG = LoggerFactory.getLogger(ListMissed.class);
    /** Of a tenant, where no list is to be had: each is a question of its own. */
    private static final int MOST_ONE_BY_ONE = 20;
    /** Ours and the provider's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Tx tx;
    private final MissedAttempts missed;
    private final CallLookup lookup;

    ListMissed(Tx tx, MissedAttempts missed, CallLookup lookup) {
        this.tx = tx;
        this.missed = missed;
        this.lookup = lookup;
    }

    /**
     * @param reports what the list says; empty for a call that it would name if there were one
     * @param left those to be asked about one by one, also for what a list never says
     * @param later those that would be, too, if they were not so many
     */
    record Told(Map<UUID, Optional<CallReport>> reports, List<UUID> left, List<UUID> later) {}

    /**
     * @param ids the longest overdue first; some may be over
     * @param within how long the list may take
     */
    Told ask(TenantId tenant, List<UUID> ids, Duration within) {
        var found = tx.call(tenant, () -> missed.underWay(ids));
        if (found.size() < 2) {
            return new Told(Map.of(), ids, List.of());
        }
        var dialled =
                found.stream().map(MissedAttempts.UnderWay::dialledAt).sorted().toList();
        try {
            var said = lookup.between(
                    tenant,
                    dialled.getFirst().minus(CLOCKS_DIFFER),
                    dialled.getLast().plus(CLOCKS_DIFFER),
                    within);
            return told(ids, found, said);
        } catch (Unreachable passing) {
            LOG.warn("{} attempts are asked about one by one: {}", found.size(), passing.toString());
            return withoutList(ids, found);
        }
    }

    private static Told told(List<UUID> ids, List<MissedAttempts.UnderWay> found, CallLookup.Listed said) {
        var calls = new HashMap<UUID, CallReport>();
        said.calls().forEach(call -> call.attempt().ifPresent(id -> calls.put(id, call.withoutWords())));
        var reports = new LinkedHashMap<UUID, Optional<CallReport>>();
        var left = new LinkedHashSet<>(ids);
        for (var attempt : found) {
            var report = Optional.ofNullable(calls.get(attempt.id()));
            if (report.isPresent() || (said.complete() && !attempt.named())) {
                reports.put(attempt.id(), report);
                // What was said is in no list, and may be had at once: a no has to count before anybody is rung again.
                if (report.filter(ListMissed::isTalked).isEmpty()) {
                    left.remove(attempt.id());
                }
            }
        }
        return new Told(reports, List.copyOf(left), List.of());
    }

    /**
     * A list that is slow or refused is no reason not to ask by the provider's own name about those that have one. What has
     * none waits for a list.
     */
    private static Told withoutList(List<UUID> ids, List<MissedAttempts.UnderWay> found) {
        var running = found.stream().map(MissedAttempts.UnderWay::id).collect(Collectors.toSet());
        var named = found.stream()
                .filter(MissedAttempts.UnderWay::named)
                .map(MissedAttempts.UnderWay::id)
                .collect(Collectors.toSet());
        var byName = ids.stream().filter(named::contains).toList();
        var asked = byName.stream().limit(MOST_ONE_BY_ONE).collect(Collectors.toSet());
        var left = ids.stream()
                .filter(id -> asked.contains(id) || !running.contains(id))
                .toList();
        return new Told(Map.of(), left, byName.stream().skip(MOST_ONE_BY_ONE).toList());
    }

    private static boolean isTalked(CallReport report) {
        return report.isOver()
                && report.connected().filter(Duration::isPositive).isPresent();
    }
}
