package com.speechcad.local.bench;

import com.speechcad.local.bench.Wire.Heard;
import java.time.Instant;
import java.util.List;

/**
 * One request, timed.
 *
 * @param toCommitNanos from the request's start until the server had confirmed the effect's transaction; for work
 *     without one, until the answer
 * @param inDatabaseNanos of that, waiting for PostgreSQL
 * @param afterNanos from there until the answer
 * @param afterInDatabaseNanos of that, waiting for PostgreSQL
 * @param roundTrips to PostgreSQL, up to the commit
 * @param statements executed until the effect is committed, those that open and close its transaction among them
 * @param commits all of them, the effect's and what came before and after
 */
record Sample(
        long toCommitNanos,
        long inDatabaseNanos,
        long afterNanos,
        long afterInDatabaseNanos,
        int roundTrips,
        int statements,
        int commits) {
    static Sample plain(long nanos) {
        return new Sample(nanos, 0, 0, 0, 0, 0, 0);
    }

    /**
     * @param committedAt PostgreSQL's own word of when the effect's transaction committed, which is just before the
     *     flush: the first confirmation after it is the effect's
     */
    static Sample of(long beganNanos, long endedNanos, Instant committedAt, Heard heard) {
        var commit = heard.commits().stream()
                .filter(known -> !known.at().isBefore(committedAt))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no commit was heard after " + committedAt));
        var before = heard.roundTrips().stream()
                .filter(trip -> trip.endedNanos() <= commit.atNanos())
                .toList();
        var after = heard.roundTrips().stream()
                .filter(trip -> trip.endedNanos() > commit.atNanos())
                .toList();
        return new Sample(
                commit.atNanos() - beganNanos,
                nanos(before),
                endedNanos - commit.atNanos(),
                nanos(after),
                before.size(),
                (int) heard.statementsNanos().stream()
                        .filter(at -> at <= commit.atNanos())
                        .count(),
                heard.commits().size());
    }

    private static long nanos(List<Wire.RoundTrip> trips) {
        return trips.stream()
                .mapToLong(trip -> trip.endedNanos() - trip.beganNanos())
                .sum();
    }
}
