package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** How far the day's pass through the provider's payments is. */
@Singleton
class PaymentPasses {
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Clock clock;

    PaymentPasses(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param lettersAfter where the provider's log goes on
     * @param newestBefore the newest letter of the pass before: from there on all is known
     * @param invoicesAfter where our invoices go on
     */
    record Pass(
            LocalDate day,
            Optional<String> lettersAfter,
            Optional<String> newestBefore,
            boolean lettersDone,
            Instant invoicesAfter,
            UUID invoicesAfterId,
            boolean isFinished) {}

    /** The day's pass, begun the first time. */
    Pass begin(LocalDate day) {
        sql.of("insert into payment_pass (day, started_at) values (:day, :now) on conflict do nothing")
                .with("day", day)
                .with("now", clock.instant())
                .update();
        return of(day);
    }

    /** A page of the log was read. */
    Pass letters(LocalDate day, String newest, String after, boolean done) {
        sql.of("""
                update payment_pass set newest_letter = coalesce(newest_letter, :newest), letters_after = :after,
                  letters_done = :done
                where day = :day""")
                .with("newest", newest)
                .with("after", after)
                .with("done", done)
                .with("day", day)
                .update();
        return of(day);
    }

    void lettersDone(LocalDate day) {
        sql.of("update payment_pass set letters_done = true where day = :day")
                .with("day", day)
                .update();
    }

    void invoices(LocalDate day, Instant after, UUID afterId) {
        sql.of("update payment_pass set invoices_after = :after, invoices_after_id = :id where day = :day")
                .with("after", after)
                .with("id", afterId)
                .with("day", day)
                .update();
    }

    void finish(LocalDate day) {
        sql.of("update payment_pass set finished_at = :now where day = :day")
                .with("now", clock.instant())
                .with("day", day)
                .update();
    }

    private Pass of(LocalDate day) {
        return sql.of("""
                        select p.*, (select b.newest_letter from payment_pass b
                          where b.day < p.day and b.letters_done and b.newest_letter is not null
                          order by b.day desc limit 1) as newest_before
                        from payment_pass p where p.day = :day""").with("day", day).only(PaymentPasses::pass);
    }

    private static Pass pass(Row row) throws SQLException {
        return new Pass(
                LocalDate.parse(row.text("day")),
                row.maybeText("letters_after"),
                row.maybeText("newest_before"),
                row.flag("letters_done"),
                row.maybeInstant("invoices_after").orElse(Instant.EPOCH),
                row.maybeUuid("invoices_after_id").orElse(FIRST),
                row.maybeInstant("finished_at").isPresent());
    }
}
