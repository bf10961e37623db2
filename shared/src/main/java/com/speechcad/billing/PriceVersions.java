package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The price lists of the open transaction's tenant, for whoever looks after them. Written by {@link PublishPrices}. */
@Singleton
public class PriceVersions {
    private static final String ALL = "select " + Tariffs.TERMS
            + ", v.cost_micros_per_minute as cost, v.effective_from, v.effective_until from price_version_period v ";

    private final Sql sql;

    PriceVersions(Sql sql) {
        this.sql = sql;
    }

    /** All that were, are and will be, the latest first; those that were taken back are left out. */
    public List<PriceVersion> all() {
        return sql.of(ALL + "order by v.effective_from desc").list(PriceVersions::version);
    }

    public Optional<PriceVersion> find(long id) {
        return sql.of(ALL + "where v.id = :id").with("id", id).first(PriceVersions::version);
    }

    /** Whether a list has that label, also one that was taken back: receipts never name two. */
    boolean hasLabel(String label) {
        return sql.of("select exists (select from price_version where label = :label) as taken")
                .with("label", label)
                .only(row -> row.flag("taken"));
    }

    /** In force at that instant. */
    public Optional<PriceVersion> at(Instant now) {
        return sql.of(ALL + "where v.effective_from <= :now and coalesce(v.effective_until > :now, true)")
                .with("now", now)
                .first(PriceVersions::version);
    }

    /** Its lines: regions by price and name, then prefixes. */
    public List<PriceEntry> entries(long version) {
        return sql.of("select " + Tariffs.ENTRY + """
                        from price p where p.price_version_id = :version
                        order by p.prefix, not p.covered, p.micros_per_minute, p.region""").with("version", version).list(Tariffs::entry);
    }

    /** The list with its lines. */
    ListedPrices listed(PriceVersion list) {
        return new ListedPrices(list, entries(list.id()));
    }

    /**
     * Lists that were followed by another, at {@code since} or later.
     *
     * @param all the latest first
     * @param withLines whether their lines are needed as well
     */
    List<ListedPrices> before(List<PriceVersion> all, Instant since, boolean withLines) {
        return all.stream()
                .filter(list ->
                        list.until().filter(until -> !until.isBefore(since)).isPresent())
                .map(list -> withLines ? listed(list) : new ListedPrices(list, List.of()))
                .toList();
    }

    private static PriceVersion version(Row row) throws SQLException {
        return new PriceVersion(
                row.number("version"),
                row.text("label"),
                Tariffs.terms(row),
                row.money("cost"),
                row.instant("effective_from"),
                row.maybeInstant("effective_until"));
    }
}
