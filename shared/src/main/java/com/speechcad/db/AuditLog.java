package com.speechcad.db;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The audit log, to be read: entries of the open transaction's tenant. */
@Singleton
public class AuditLog {
    private final Sql sql;

    AuditLog(Sql sql) {
        this.sql = sql;
    }

    /**
     * Who did what on what.
     *
     * @param detail a JSON object, as it was written
     */
    public record Entry(long seq, Instant at, String actor, String action, String subject, String detail) {}

    /**
     * Which entries are wanted.
     *
     * @param marks an actor or a subject that is exactly one of these; empty for all
     * @param beginnings of the action; empty for all
     */
    public record Wanted(List<String> marks, List<String> beginnings) {
        public static final Wanted ALL = new Wanted(List.of(), List.of());

        public Wanted {
            marks = List.copyOf(marks);
            beginnings = List.copyOf(beginnings);
        }
    }

    /** The newest before the one numbered {@code before}. */
    public List<Entry> before(long before, Wanted wanted, int most) {
        return sql.of("""
                        select seq, at, actor, action, subject, detail::text as detail from audit_log
                        where seq < :before
                          and (cardinality(:marks) = 0 or actor = any (:marks) or subject = any (:marks))
                          and (cardinality(:beginnings) = 0
                            or exists (select from unnest(:beginnings) b where starts_with(action, b)))
                        order by seq desc limit :most""")
                .with("before", before)
                .with("marks", wanted.marks())
                .with("beginnings", wanted.beginnings())
                .with("most", most)
                .list(row -> new Entry(
                        row.number("seq"),
                        row.instant("at"),
                        row.text("actor"),
                        row.text("action"),
                        row.text("subject"),
                        row.text("detail")));
    }
}
