package com.speechcad.local.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.speechcad.local.json.Json;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Proves the books behind the page, over a connection of its own: only when something was written since, and never for
 * more than about a tenth of the time, however large the books are. The page is told when what it shows was found.
 */
final class BooksProof implements AutoCloseable {
    private static final int PAUSE_FOR_WORK = 9;
    private static final long NEVER = -1;

    private final Books books;
    private final Clock clock;
    private Proven last = new Proven(Json.array(), Instant.EPOCH, NEVER, false);
    private long nextNanos = System.nanoTime();

    BooksProof(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /**
     * @param at when the proof began
     * @param version of the database it was about
     * @param outdated whether something was written since, and another proof is due later
     */
    record Proven(ArrayNode faults, Instant at, long version, boolean outdated) {}

    /** Proves the books if that is due; else tells what was found the last time. */
    synchronized Proven look() throws SQLException {
        var version = books.version();
        if (version == last.version) {
            return last;
        }
        if (System.nanoTime() - nextNanos < 0) {
            return new Proven(last.faults, last.at, last.version, true);
        }
        return prove(version);
    }

    /** Proves the books as they are now, whether that is due or not: somebody wants to know. */
    synchronized Proven prove() throws SQLException {
        return prove(books.version());
    }

    private Proven prove(long version) throws SQLException {
        var began = System.nanoTime();
        var at = clock.instant();
        last = new Proven(books.faults(at), at, version, false);
        var took = Duration.ofNanos(System.nanoTime() - began);
        nextNanos = System.nanoTime() + took.multipliedBy(PAUSE_FOR_WORK).toNanos();
        return last;
    }

    @Override
    public void close() {
        books.close();
    }
}
