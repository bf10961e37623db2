package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Works off what is due, all of a batch that is one tenant's at once, until nothing is due or the time is over. A batch that
 * cannot be done as a whole is done one by one: what cannot be done is told of, passed over, and keeps nothing else.
 */
public final class BatchByBatch<T> {
    /** With so many in one run it is not the items that are at fault: the rest waits for the next one. */
    private static final int MOST_FAILURES = 50;

    /** How many rows of one item may be found due, again and again while it cannot be done. */
    private static final int ROWS_OF_ONE = 100;

    private final Consumer<OfTenant<List<T>>> work;
    private final BiConsumer<OfTenant<T>, RuntimeException> stuck;
    private final Clock clock;
    private final Instant end;
    private final Set<OfTenant<T>> failed = new HashSet<>();

    /**
     * @param most from now on
     * @param work on some of one tenant, after which they are not due any more; a second time does nothing
     * @param stuck tells of one that failed
     */
    public BatchByBatch(
            Clock clock,
            Duration most,
            Consumer<OfTenant<List<T>>> work,
            BiConsumer<OfTenant<T>, RuntimeException> stuck) {
        this.clock = clock;
        this.work = work;
        this.stuck = stuck;
        end = clock.instant().plus(most);
    }

    /**
     * @param due that many rows at most, those that failed before among them; several may be of one item
     * @param atOnce rows
     */
    public void each(IntFunction<List<OfTenant<T>>> due, int atOnce) {
        var isMore = true;
        while (isMore) {
            var next = due.apply(atOnce + failed.size() * ROWS_OF_ONE).stream()
                    .distinct()
                    .filter(one -> !failed.contains(one))
                    .collect(Collectors.groupingBy(
                            OfTenant::tenant,
                            LinkedHashMap::new,
                            Collectors.mapping(OfTenant::id, Collectors.toList())));
            next.forEach(this::together);
            isMore = !next.isEmpty() && !isOver();
        }
    }

    private boolean isOver() {
        return !clock.instant().isBefore(end) || failed.size() >= MOST_FAILURES;
    }

    private void together(TenantId tenant, List<T> ids) {
        if (isOver()) {
            return;
        }
        try {
            work.accept(new OfTenant<>(tenant, ids));
        } catch (RuntimeException _) {
            ids.forEach(id -> alone(new OfTenant<>(tenant, id)));
        }
    }

    private void alone(OfTenant<T> one) {
        if (isOver()) {
            return;
        }
        try {
            work.accept(new OfTenant<>(one.tenant(), List.of(one.id())));
        } catch (RuntimeException bug) {
            stuck.accept(one, bug);
            failed.add(one);
        }
    }
}
