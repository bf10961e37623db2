package com.speechcad.db;

import jakarta.inject.Singleton;
import java.time.Clock;

/** The append-only log of who did what, each entry holding the hash of the one before it. */
@Singleton
public class Audit {
    /** Entries; each is read, and hashed once. */
    private static final int A_SLICE = 2_000;

    private final Sql sql;
    private final Clock clock;

    Audit(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param actor {@code user:12}, {@code platform}, {@code provider:retell}
     * @param action what was done, such as {@code gate.decide}
     * @param subject on what, such as {@code attempt:…}; never a full phone number
     * @param detailJson one JSON object
     */
    public void append(String actor, String action, String subject, String detailJson) {
        sql.of("select audit_append(:at, :actor, :action, :subject, :detail::jsonb) as seq")
                .with("at", clock.instant())
                .with("actor", actor)
                .with("action", action)
                .with("subject", subject)
                .with("detail", detailJson)
                .only(row -> row.number("seq"));
    }

    /**
     * How many entries of the open transaction's tenant do not fit their predecessor: zero unless tampered with. Reads the
     * whole log, by as many slices as it takes.
     */
    public long brokenLinks() {
        var broken = 0L;
        var after = 0L;
        while (true) {
            var slice = sql.of("select seen, last, cardinality(broken) as broken from audit_slice(:after, :most)")
                    .with("after", after)
                    .with("most", A_SLICE)
                    .only(row -> new Slice(row.integer("seen"), row.number("last"), row.number("broken")));
            broken += slice.broken;
            after = slice.last;
            if (slice.seen < A_SLICE) {
                return broken;
            }
        }
    }

    private record Slice(int seen, long last, long broken) {}

    /** Proves the next of the entries that were never proven. @return whether there are more */
    public boolean proveNew() {
        return prove("NEW");
    }

    /** Proves the next entries of the whole log, which goes round and round. @return whether the round goes on */
    public boolean proveWhole() {
        return prove("WHOLE");
    }

    /** How many broken links were found and have not been seen to be gone by a whole round that began later. */
    public long foundBroken() {
        return sql.of("select count(*) as broken from audit_fault where gone_at is null")
                .only(row -> row.number("broken"));
    }

    private boolean prove(String course) {
        return sql.of("select audit_prove_on(:course, :most, :at) as more")
                .with("course", course)
                .with("most", A_SLICE)
                .with("at", clock.instant())
                .only(row -> row.flag("more"));
    }
}
