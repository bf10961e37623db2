package com.speechcad.local.bench;

import com.speechcad.local.bench.Wire.Heard;
import java.time.Instant;

/**
 * One request, timed.
 *
 * @param toCommitNanos from the request's start until the server had confirmed the effect's transaction; for work
 *     without one, until the answer
 * @param afterNanos from there until the answer
 * @param afterInDatabaseNanos of that, waiting for PostgreSQL
 * @param roundTrips to PostgreSQL, up to the commit
 * @param commits all of them, the effect's and what came before and after
 */
record Sample(long toCommitNanos, long afterNanos, long afterInDatabaseNanos, int roundTrips, int commits) {
    static Sample plain(long nanos) {
        return new Sample(nanos, 0, 0, 0, 0);
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
                .count();
        var databaseAfter = heard.roundTrips().stream()
                .filter(trip -> trip.endedNanos() > commit.atNanos())
                .mapToLong(trip -> trip.endedNanos() - trip.beganNanos())
                .sum();
        return new Sample(
                commit.atNanos() - beganNanos,
                endedNanos - commit.atNanos(),
                databaseAfter,
                Math.toIntExact(before),
                heard.commits().size());
    }
}
