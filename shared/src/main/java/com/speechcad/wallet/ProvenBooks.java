package com.speechcad.wallet;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the books of the open transaction's tenant are proven, and what was found. New operations are a course of
 * their own; the whole of the books is proven round after round. Both go on where they were left, by slices.
 */
@Singleton
public class ProvenBooks {
    /** A clearing that has not returned to zero for so long is a fault. */
    private static final String STALE = "3 days";

    private final Sql sql;
    private final Clock clock;

    ProvenBooks(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The last whole proof: when it was over, and how many accounts, holds and operations it went through. */
    public record Whole(Instant at, long rows) {}

    /** A slice of what was done since the last time. @return whether there is more */
    public boolean proveNew() {
        return prove("NEW");
    }

    /** A slice of the whole. @return whether the round goes on */
    public boolean proveWhole() {
        return prove("WHOLE");
    }

    /** What was found and has not been seen to be gone by a whole proof that began later. */
    public List<Ledger.Fault> faults() {
        return sql.of("select name, detail from ledger_fault where gone_at is null order by found_at, name, detail")
                .list(Ledger::fault);
    }

    public Optional<Whole> whole() {
        return sql.of("""
                select whole_at, whole_rows from ledger_proof where course = 'WHOLE' and whole_at is not null""").first(row -> new Whole(row.instant("whole_at"), row.number("whole_rows")));
    }

    /** Since when a whole proof is waited for: the end of the last one, or the beginning of the first. */
    public Optional<Instant> provenSince() {
        return sql.of("select coalesce(whole_at, began_at) as since from ledger_proof where course = 'WHOLE'")
                .first(row -> row.instant("since"));
    }

    private boolean prove(String course) {
        return sql.of("select ledger_prove_on(:course, :most, :at, :stale::interval) as more")
                .with("course", course)
                .with("most", ProveBooks.A_SLICE)
                .with("at", clock.instant())
                .with("stale", STALE)
                .only(row -> row.flag("more"));
    }
}
