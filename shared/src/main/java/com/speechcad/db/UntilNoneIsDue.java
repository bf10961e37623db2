package com.speechcad.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Works off what is due, a batch at a time, until nothing is or the time is over. What cannot be done is told of, passed over,
 * and keeps nothing else; it is due again in the next run.
 */
public final class UntilNoneIsDue {
    private static final int AT_ONCE = 100;

    /** With so many in one run it is not the items that are at fault: the rest waits for the next one. */
    private static final int MOST_FAILURES = 50;

    private final Clock clock;
    private final Instant end;

    /** @param most from now on, for all that follows together */
    public UntilNoneIsDue(Clock clock, Duration most) {
        this.clock = clock;
        end = clock.instant().plus(most);
    }

    /** Whether the time is over. */
    public boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    /**
     * @param due that many of them at most, those that failed before among them
     * @param work on one, after which it is not due any more
     * @param stuck tells of one that failed
     */
    public <T> void each(IntFunction<List<T>> due, Consumer<T> work, BiConsumer<T, RuntimeException> stuck) {
        Set<T> failed = new HashSet<>();
        var next = List.<T>of();
        do {
            next = due.apply(AT_ONCE + failed.size()).stream()
                    .filter(one -> !failed.contains(one))
                    .toList();
            for (var one : next) {
                if (isOver() || failed.size() >= MOST_FAILURES) {
                    return;
                }
                try {
                    work.accept(one);
                } catch (RuntimeException bug) {
                    stuck.accept(one, bug);
                    failed.add(one);
                }
            }
        } while (!next.isEmpty());
    }
}
