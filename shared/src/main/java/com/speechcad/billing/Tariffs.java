package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The prices in force of the open transaction's tenant. {@link PriceList} says which one a number has. */
@Singleton
class Tariffs {
    static final String TERMS = """
            v.id as version, v.label, v.increment_seconds, v.minimum_seconds, v.free_seconds, v.machine_free_seconds,
            v.connection_micros, v.rounding, v.rounding_micros, v.recording_micros\s""";
    static final String ENTRY = "p.region, p.prefix, p.covered, p.micros_per_minute, p.cost_micros_per_minute ";
    private static final String IN_FORCE = "select " + TERMS + ", " + ENTRY + """
            from (select * from price_version where effective_from <= :now and withdrawn_at is null
              order by effective_from desc limit 1) v
            join price p on p.price_version_id = v.id\s""";

    private final Sql sql;

    Tariffs(Sql sql) {
        this.sql = sql;
    }

    /** What those numbers cost at that instant; only the lines that may fit are read. Empty before the first list. */
    Optional<PriceList> of(List<PhoneNumber> to, Instant now) {
        return list(sql.of(IN_FORCE + """
                        where p.region = any(:regions) or (p.prefix <> ''
                          and exists(select from unnest(:numbers::text[]) n where starts_with(n, p.prefix)))""")
                .with("now", now)
                .with("numbers", to.stream().map(PhoneNumber::e164).toList())
                .with(
                        "regions",
                        to.stream()
                                .flatMap(one -> one.region().stream())
                                .distinct()
                                .toList())
                .list(Tariffs::line));
    }

    /** The whole list in force at that instant, for many numbers at once; empty before the first one. */
    Optional<PriceList> list(Instant now) {
        return list(sql.of(IN_FORCE).with("now", now).list(Tariffs::line));
    }

    private record Line(long version, String label, Terms terms, PriceEntry entry) {}

    private static Optional<PriceList> list(List<Line> lines) {
        return lines.stream()
                .findFirst()
                .map(first -> new PriceList(
                        first.version,
                        first.label,
                        first.terms,
                        lines.stream().map(Line::entry).toList()));
    }

    private static Line line(Row row) throws SQLException {
        return new Line(row.number("version"), row.text("label"), terms(row), entry(row));
    }

    static Terms terms(Row row) throws SQLException {
        return new Terms(
                row.integer("increment_seconds"),
                row.integer("minimum_seconds"),
                row.integer("free_seconds"),
                row.integer("machine_free_seconds"),
                row.money("connection_micros"),
                new Rounding(row.constant(Rounding.Mode.class, "rounding"), row.number("rounding_micros")),
                row.money("recording_micros"));
    }

    static PriceEntry entry(Row row) throws SQLException {
        return new PriceEntry(
                row.text("region"),
                row.text("prefix"),
                row.flag("covered"),
                row.money("micros_per_minute"),
                row.maybeNumber("cost_micros_per_minute").map(Money::micros));
    }
}
