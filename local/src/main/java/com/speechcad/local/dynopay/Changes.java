package com.speechcad.local.dynopay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts changes, and lets somebody wait for the next one by the wall's clock. */
final class Changes {
    private long count;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** The count as soon as it is above {@code after}, or when the time is over. */
    long waitAfter(long after, Duration atMost) {
        return until(() -> Optional.of(count()).filter(now -> now > after), atMost)
                .orElseGet(this::count);
    }

    /** Asks again at every change until there is an answer, or the time is over. */
    <T> Optional<T> until(Supplier<Optional<T>> question, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        for (; ; ) {
            // Asked without the lock: an answer may need one that somebody holds who reports a change.
            var seen = count();
            var answer = question.get();
            if (answer.isPresent() || !changed(seen, end)) {
                return answer;
            }
        }
    }

    private synchronized boolean changed(long seen, long end) {
        try {
            while (count == seen) {
                var left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                wait(left / 1_000_000 + 1);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
