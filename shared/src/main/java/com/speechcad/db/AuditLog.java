package com.speechcad.db;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The audit log, to be read: entries of the open transaction's tenant. */
@Singleton
public class AuditLog {
    private static final String OF_ALL = """
            with found as (select seq from audit_log where seq < :before and cardinality(:marks) = 0
              and cardinality(:beginnings) = 0 order by seq desc limit :most)
            """;

    /** There are some dozens of actions: each is found by a step through the index, and its newest entries in it. */
    private static final String OF_KINDS = """
            with recursive kind (action) as (
              (select action from audit_log order by action limit 1)
              union all
              select (select l.action from audit_log l where l.action > kind.action order by l.action limit 1)
              from kind where kind.action is not null),
            found as (
              select newest.seq from kind cross join lateral (
                select l.seq from audit_log l where l.action = kind.action and l.seq < :before
                order by l.seq desc limit :most) newest
              where cardinality(:marks) = 0
                and exists (select from unnest(:beginnings) b where starts_with(kind.action, b)))
            """;

    private static final String OF_MARKS = """
            with found as (
              select newest.seq from unnest(:marks) mark cross join lateral (
                (select l.seq from audit_log l where l.actor = mark and l.seq < :before
                  and (cardinality(:beginnings) = 0
                    or exists (select from unnest(:beginnings) b where starts_with(l.action, b)))
                  order by l.seq desc limit :most)
                union all
                (select l.seq from audit_log l where l.subject = mark and l.seq < :before
                  and (cardinality(:beginnings) = 0
                    or exists (select from unnest(:beginnings) b where starts_with(l.action, b)))
                  order by l.seq desc limit :most)) newest)
            """;

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

    /** The newest before the one numbered {@code before}; costs as much in a log of ten entries as in one of ten million. */
    public List<Entry> before(long before, Wanted wanted, int most) {
        var found = wanted.marks().isEmpty() ? ofKinds(wanted) : OF_MARKS;
        return sql.of(found + """
                        select l.seq, l.at, l.actor, l.action, l.subject, l.detail::text as detail
                        from audit_log l where l.seq in (select seq from found)
                        order by l.seq desc limit :most""")
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

    private static String ofKinds(Wanted wanted) {
        return wanted.beginnings().isEmpty() ? OF_ALL : OF_KINDS;
    }
}
