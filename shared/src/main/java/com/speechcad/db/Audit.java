package com.speechcad.db;

import jakarta.inject.Singleton;
import java.time.Clock;

/** The append-only log of who did what, each entry holding the hash of the one before it. */
@Singleton
public class Audit {
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

    /** How many entries of the open transaction's tenant do not fit their predecessor: zero unless tampered with. */
    public long brokenLinks() {
        return sql.of("select audit_broken_links() as broken").only(row -> row.number("broken"));
    }
}
