package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Source;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the provider said about an invoice and what it led to: evidence for whoever has to decide. */
@Singleton
public class TopUpHistory {
    private final Sql sql;
    private final Clock clock;

    TopUpHistory(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param word what was said, as a {@link PaymentNews.Kind} or a {@link PaymentProvider.Stage}
     * @param effect what it led to, as a {@link ConfirmTopUp.Effect}
     */
    public record Line(
            Source source,
            String word,
            Optional<BigDecimal> received,
            Optional<BigDecimal> rate,
            String tx,
            Optional<Instant> occurredAt,
            String effect,
            Instant heardAt) {}

    /** The newest words about an invoice, newest first. */
    public List<Line> of(UUID invoice, int most) {
        return sql.of("""
                        select source, word, received, rate, tx_hash, occurred_at, effect, heard_at from top_up_news
                        where top_up_id = :invoice order by id desc limit :most""")
                .with("invoice", invoice)
                .with("most", most)
                .list(row -> new Line(
                        row.constant(Source.class, "source"),
                        row.text("word"),
                        row.maybeDecimal("received"),
                        row.maybeDecimal("rate"),
                        row.text("tx_hash"),
                        row.maybeInstant("occurred_at"),
                        row.text("effect"),
                        row.instant("heard_at")));
    }

    /** Whether these very words were heard before, from whichever source, and nobody had to look at them. */
    boolean wasTaken(UUID invoice, PaymentNews news) {
        return sql.of("""
                        select coalesce(bool_and(effect <> 'PARKED'), false) as taken from top_up_news
                        where top_up_id = :invoice and word = :word and fact = :fact and occurred_at = :at""")
                .with("invoice", invoice)
                .with("word", news.kind().name())
                .with("fact", news.fact())
                .with("at", news.occurredAt().orElse(null))
                .only(row -> row.flag("taken"));
    }

    /** Each thing that is said is kept once. */
    void heard(UUID invoice, Source source, String word, PaymentNews news, ConfirmTopUp.Effect effect) {
        sql.of("""
                insert into top_up_news (top_up_id, source, word, fact, received, rate, tx_hash, occurred_at, effect,
                  heard_at)
                values (:invoice, :source, :word, :fact, :received, :rate, :tx, :at, :effect, :now)
                on conflict do nothing""")
                .with("invoice", invoice)
                .with("source", source)
                .with("word", word)
                .with("fact", news.fact())
                .with("received", news.received().orElse(null))
                .with("rate", news.rate().orElse(null))
                .with("tx", news.tx())
                .with("at", news.occurredAt().orElse(null))
                .with("effect", effect)
                .with("now", clock.instant())
                .soon();
    }
}
