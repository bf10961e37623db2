package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The price list of the open transaction's tenant: the longest prefix that fits, else the number's region. */
@Singleton
public class Tariffs {
    private final Sql sql;

    Tariffs(Sql sql) {
        this.sql = sql;
    }

    /** Empty where there is no price, and then no call. */
    public Optional<Tariff> of(PhoneNumber to, Instant now) {
        var region = to.region().orElse("");
        return sql.of("""
                        with version as (
                          select * from price_version where effective_from <= :now order by effective_from desc limit 1)
                        select v.id, v.label, v.increment_seconds, v.minimum_seconds, v.recording_micros,
                          p.covered, p.micros_per_minute
                        from version v join price p on p.price_version_id = v.id
                        where (p.prefix <> '' and starts_with(:number, p.prefix))
                          or (p.region <> '' and p.region = :region)
                        order by length(p.prefix) desc limit 1""")
                .with("now", now)
                .with("number", to)
                .with("region", region)
                .first(row -> tariff(row, region));
    }

    private static Tariff tariff(Row row, String region) throws SQLException {
        return new Tariff(
                row.number("id"),
                row.text("label"),
                region,
                row.flag("covered"),
                row.money("micros_per_minute"),
                row.integer("increment_seconds"),
                row.integer("minimum_seconds"),
                row.money("recording_micros"));
    }
}
