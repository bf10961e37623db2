package com.speechcad.wallet;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A wallet's entries with the balance after each, in the open transaction. They are numbered without a gap and never
 * change, so a page is asked for by number: it costs the same however far back it is, and never shifts.
 */
@Singleton
public class Statements {
    private static final int STREAMED_AT_ONCE = 500;
    private static final String LINES = """
            select t.id, t.wallet_seq, t.kind, t.wallet_change, t.wallet_after, t.effective_at,
              case when o.subject = '' and t.kind = 'REFUND' and exists (
                  select from ledger_transfer went join ledger_op paid on paid.id = went.op_id
                  where went.id = t.reverses_id and paid.kind = 'PAYOUT')
                then 'payout' else o.subject end as subject,
              -- what a capture notes is a kind of its lines, and each line says its own; a hold's end notes its cause
              case when o.kind in ('CAPTURE', 'CLOSE') then '' else o.note end as note, o.id as op_id
            from ledger_transfer t join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id
            where t.wallet_account = (select id from ledger_account where owner_user_id = :user and code = 'wallet')\s""";

    private final Sql sql;

    Statements(Sql sql) {
        this.sql = sql;
    }

    /** The newest entries. */
    public Page newest(UserId user, int most) {
        return page(user, Long.MAX_VALUE, most);
    }

    /** The entries before the one numbered {@code before}, newest first. */
    public Page page(UserId user, long before, int most) {
        var lines = sql.of(LINES + "and t.wallet_seq < :before order by t.wallet_seq desc limit :size")
                .with("user", user)
                .with("before", before)
                .with("size", most + 1)
                .list(Statements::line);
        var shown = lines.size() > most ? lines.subList(0, most) : lines;
        return new Page(
                shown,
                lines.size() > most ? lines.getLast().after() : Money.ZERO,
                lines.size() > most ? Optional.of(shown.getLast().seq()) : Optional.empty());
    }

    /**
     * Gives every entry that there is now, oldest first, a few hundred at a time.
     *
     * @return how many
     */
    public long each(UserId user, Consumer<List<Line>> taker) {
        return each(user, 0, taker);
    }

    /** The same, of the entries after the one numbered {@code after}. */
    public long each(UserId user, long after, Consumer<List<Line>> taker) {
        var last = newest(user, 1).lines().stream().mapToLong(Line::seq).sum();
        var given = 0L;
        for (var seq = after; seq < last; ) {
            var lines = sql.of(LINES + "and t.wallet_seq > :after and t.wallet_seq <= :last"
                            + " order by t.wallet_seq limit " + STREAMED_AT_ONCE)
                    .with("user", user)
                    .with("after", seq)
                    .with("last", last)
                    .list(Statements::line);
            taker.accept(lines);
            given += lines.size();
            seq = lines.getLast().seq();
        }
        return given;
    }

    private static Line line(Row row) throws SQLException {
        return new Line(
                row.number("id"),
                row.number("op_id"),
                row.number("wallet_seq"),
                row.constant(Reason.class, "kind"),
                row.money("wallet_change"),
                row.money("wallet_after"),
                row.instant("effective_at"),
                row.text("subject"),
                row.text("note"));
    }

    /**
     * One entry of the journal as the wallet sees it.
     *
     * @param entry the journal's number
     * @param op the number of the operation that it is part of
     * @param seq the wallet's own number, from one, without gaps
     * @param change negative for what went out
     * @param after the balance then
     * @param note why, in an operator's words; for operators alone
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

    /**
     * @param lines newest first
     * @param opening the balance before the oldest of them
     * @param older where the next page begins, when there is one
     */
    public record Page(List<Line> lines, Money opening, Optional<Long> older) {
        public Page {
            lines = List.copyOf(lines);
        }
    }
}
