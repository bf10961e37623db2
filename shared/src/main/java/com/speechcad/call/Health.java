package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.notify.WaitingMessages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the machinery of the open transaction's tenant does: lines, queues, what waits to be said. */
@Singleton
public class Health {
    private final Sql sql;
    private final WaitingMessages messages;
    private final Clock clock;

    Health(Sql sql, WaitingMessages messages, Clock clock) {
        this.sql = sql;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * An account at the voice provider.
     *
     * @param taken of its slots
     * @param trouble what the provider said last time, when it was no good; else empty
     */
    public record Lines(String provider, int slots, int taken, Optional<Instant> checkedAt, String trouble) {}

    public List<Lines> lines() {
        return sql.of("""
                        select a.provider, a.concurrency, a.checked_at, a.trouble,
                          (select count(*) from slot_lease l where l.account_id = a.id) as taken
                        from provider_account a order by a.id""")
                .list(row -> new Lines(
                        row.text("provider"),
                        row.integer("concurrency"),
                        row.integer("taken"),
                        row.maybeInstant("checked_at"),
                        row.text("trouble")));
    }

    /**
     * Something that should be empty most of the time.
     *
     * @param oldest how long the first of them waits already
     */
    public record Backlog(int count, Duration oldest) {}

    /** Jobs that are due and not done. */
    public Backlog jobs() {
        return backlog(
                "select count(*) as many, min(due_at) as first from job where state = 'WAITING' and due_at <= :now");
    }

    /** Messages that are not shown yet, since they were wanted. */
    public Backlog messages() {
        var now = clock.instant();
        var waiting = messages.wantedBy(now);
        return new Backlog(waiting.count(), age(waiting.since(), now));
    }

    /** Calls that wait for a line. */
    public Backlog calls() {
        return backlog(
                "select count(*) as many, min(due_at) as first from attempt where state = 'PLANNED' and due_at <= :now");
    }

    /** Calls of which we do not know whether they were placed. */
    public int uncertain() {
        return sql.of("select count(*) as many from attempt where state = 'UNCERTAIN'")
                .only(row -> row.integer("many"));
    }

    private Backlog backlog(String question) {
        var now = clock.instant();
        return sql.of(question)
                .with("now", now)
                .only(row -> new Backlog(row.integer("many"), age(row.maybeInstant("first"), now)));
    }

    private static Duration age(Optional<Instant> first, Instant now) {
        return first.map(moment -> Duration.between(moment, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
