package com.speechcad.local.telegram;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What everything here shares: one lock, the clock, the journal, and a count of changes to wait for. */
final class World {
    final Journal journal;
    final LabClock clock;
    final TelegramSettings settings;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version = 1;

    World(Journal journal, LabClock clock, TelegramSettings settings) {
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Something that a person or a test can see is different now. */
    void changed() {
        locked(() -> {
            version++;
            changed.signalAll();
        });
    }

    long version() {
        return locked(() -> version);
    }

    /** Waits, on the wall's clock, until the version is another than the one seen; returns it either way. */
    long await(long seen, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            var left = timeout.toNanos();
            while (version == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return version;
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    long nowSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(clock.millis());
    }

    /** The next number of a count that survives a restart, from 1 on. */
    long next(String counter) {
        var kind = "telegram.counter";
        var number = journal.get(kind, counter).map(Long::parseLong).orElse(0L) + 1;
        journal.put(kind, counter, Long.toString(number));
        return number;
    }
}
