package com.speechcad.wallet;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A wallet's entries with the balance after each, newest first, page by page. */
@Singleton
public class Statement {
    private final Sql sql;

    Statement(Sql sql) {
        this.sql = sql;
    }

    /** The newest entries. */
    public Page newest(UserId user, int size) {
        return olderThan(user, Long.MAX_VALUE, size);
    }

    /** Entries before the one numbered {@code before}; pages never shift while new entries come in. */
    public Page olderThan(UserId user, long before, int size) {
        var lines = sql.of("""
                        select t.id, t.wallet_seq, t.kind, t.wallet_change, t.wallet_after, t.effective_at, o.subject,
                          o.note, o.id as op_id
                        from ledger_transfer t
                        join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id
                        where t.wallet_account =
                            (select id from ledger_account where owner_user_id = :user and code = 'wallet')
                          and t.wallet_seq < :before
                        order by t.wallet_seq desc limit :size""")
                .with("user", user)
                .with("before", before)
                .with("size", size + 1)
                .list(row -> new Line(
                        row.number("id"),
                        row.number("op_id"),
                        row.number("wallet_seq"),
                        row.constant(Reason.class, "kind"),
                        row.money("wallet_change"),
                        row.money("wallet_after"),
                        row.instant("effective_at"),
                        row.text("subject"),
                        row.text("note")));
        var shown = lines.size() > size ? lines.subList(0, size) : lines;
        return new Page(shown, lines.size() > size ? Optional.of(shown.getLast().seq()) : Optional.empty());
    }

    /**
     * One entry of the journal as the wallet sees it.
     *
     * @param entry the journal's number
     * @param seq the wallet's own number, without gaps
     * @param change negative for what went out
     * @param after the balance then
     */
    public record Line(
            long entry,
            long op,
            long seq,
            Reason reason,
            Money change,
            Money after,
            Instant at,
            String subject,
            String note) {}

    /** @param older where the next page begins, when there is one */
    public record Page(List<Line> lines, Optional<Long> older) {
        public Page {
            lines = List.copyOf(lines);
        }
    }
}
