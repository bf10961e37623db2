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
     * The newest before {@code before}, whose actor, action or subject begins with the words.
     *
     * @param words empty for all
     */
    public List<Entry> before(long before, String words, int most) {
        return sql.of("""
                        select seq, at, actor, action, subject, detail::text as detail from audit_log
                        where seq < :before
                          and (starts_with(actor, :words) or starts_with(action, :words) or starts_with(subject, :words))
                        order by seq desc limit :most""")
                .with("before", before)
                .with("words", words)
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
