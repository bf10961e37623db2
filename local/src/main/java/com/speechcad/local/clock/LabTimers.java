package com.speechcad.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs things when the lab's clock reaches an instant; a jump brings everything due to pass at once, in order. */
public final class LabTimers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabTimers.class);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final LabClock clock;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread watcher;
    private long sequence;
    private int running;
    private boolean closed;

    public LabTimers(LabClock clock) {
        this.clock = clock;
        clock.onJump(this::wake);
        watcher = Thread.ofVirtual().name("lab-timers").start(this::watch);
    }

    public void at(Instant due, Runnable task) {
        lock.lock();
        try {
            waiting.add(new Due(due, sequence++, task));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void after(Duration delay, Runnable task) {
        at(clock.instant().plus(delay), task);
    }

    /**
     * Waits until nothing is due any more and nothing that was due still runs; what is due later is left to wait.
     *
     * @throws IllegalStateException when that is not so for a minute
     */
    public void awaitIdle() {
        lock.lock();
        try {
            var left = LONGEST_REST.toNanos();
            while (running > 0 || isSomethingDue()) {
                if (left <= 0) {
                    throw new IllegalStateException(running + " tasks still run, next is " + waiting.peek());
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private boolean isSomethingDue() {
        var next = waiting.peek();
        return !closed && next != null && !next.at().isAfter(clock.instant());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        watcher.interrupt();
        workers.shutdownNow();
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                var next = waiting.peek();
                if (next == null) {
                    changed.await();
                    continue;
                }
                var left = Duration.between(clock.instant(), next.at());
                if (left.isPositive()) {
                    changed.awaitNanos(
                            Math.min(left.toNanos(), Duration.ofSeconds(1).toNanos()));
                } else {
                    waiting.poll();
                    running++;
                    workers.execute(() -> run(next.task()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException broken) {
            LOG.error("a timer's task failed", broken);
        } finally {
            lock.lock();
            try {
                running--;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private record Due(Instant at, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
