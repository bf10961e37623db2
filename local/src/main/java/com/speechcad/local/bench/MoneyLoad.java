package com.speechcad.local.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Many clients, each on a connection of its own. */
final class MoneyLoad implements AutoCloseable {
    private final ExecutorService threads;
    private final List<MoneyWork.Client> clients = new ArrayList<>();

    MoneyLoad(MoneyWork work, MoneyRig rig, int count) throws SQLException {
        threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            clients.add(work.on(rig, i));
        }
    }

    /** As fast as they can, for that long. @return how many a second */
    double full(double seconds) {
        return measured(seconds, 0);
    }

    /** At that many a second together, until the deadline. */
    List<Future<Long>> paced(long untilNanos, double rate) {
        var gap = (long) (clients.size() / rate * 1e9);
        return clients.stream()
                .map(client -> threads.submit(() -> loop(client, untilNanos, gap)))
                .toList();
    }

    private double measured(double seconds, long gap) {
        var began = System.nanoTime();
        var until = began + (long) (seconds * 1e9);
        var running = clients.stream()
                .map(client -> threads.submit(() -> loop(client, until, gap)))
                .toList();
        var done = running.stream().mapToLong(MoneyLoad::of).sum();
        return done / ((System.nanoTime() - began) / 1e9);
    }

    private static long loop(MoneyWork.Client client, long until, long gap) throws SQLException {
        var done = 0L;
        var next = System.nanoTime();
        while (System.nanoTime() < until) {
            client.once();
            done++;
            next += gap;
            if (gap > 0) {
                LockSupport.parkNanos(Math.min(next, until) - System.nanoTime());
            }
        }
        return done;
    }

    static long of(Future<Long> running) {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
