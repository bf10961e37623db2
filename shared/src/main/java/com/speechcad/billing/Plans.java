package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the open transaction's tenant sells. */
@Singleton
public class Plans {
    static final String COLUMNS = """
            p.id as plan_id, p.code, p.days, p.price_micros, p.bulk_seconds, p.single_seconds, p.single_unlimited,
            p.transfer, p.support, p.longest_call_seconds""";

    /** What is sold at {@code :now}. */
    static final String SOLD =
            "p.effective_from <= :now and coalesce(p.effective_until > :now, true) and p.withdrawn_at is null ";

    private final Sql sql;

    Plans(Sql sql) {
        this.sql = sql;
    }

    /** Everything sold at that instant, Free first, then by family and length. */
    public List<Plan> sold(Instant now) {
        return sql.of("select " + COLUMNS + " from plan p where " + SOLD + """
                        order by array_position(array['FREE', 'PRIME', 'ELITE', 'ULTRA'], p.code), p.days""")
                .with("now", now)
                .list(Plans::plan);
    }

    /** Empty when it is not sold, or not any more. */
    public Optional<Plan> sold(long plan, Instant now) {
        return sold(now).stream().filter(one -> one.id() == plan).findFirst();
    }

    /** A version that has not begun, and when it does. */
    public record Coming(Plan plan, Instant from) {}

    /** The versions of that plan that are to be sold later, the next one first. */
    public List<Coming> coming(Plan plan, Instant now) {
        return sql.of("select " + COLUMNS + """
                        , p.effective_from from plan p
                        where p.code = :code and p.days = :days and p.effective_from > :now and p.withdrawn_at is null
                        order by p.effective_from""")
                .with("code", plan.code())
                .with("days", plan.days())
                .with("now", now)
                .list(row -> new Coming(plan(row), row.instant("effective_from")));
    }

    /** The next version of each plan that has one, with when it begins. */
    public List<Coming> coming(Instant now) {
        return sql.of("select distinct on (p.code, p.days) " + COLUMNS + """
                        , p.effective_from from plan p
                        where p.effective_from > :now and p.withdrawn_at is null
                        order by p.code, p.days, p.effective_from""")
                .with("now", now)
                .list(row -> new Coming(plan(row), row.instant("effective_from")));
    }

    /** Any version, sold or not. */
    public Optional<Plan> version(long plan) {
        return sql.of("select " + COLUMNS + " from plan p where p.id = :id")
                .with("id", plan)
                .first(Plans::plan);
    }

    static Plan plan(Row row) throws SQLException {
        return new Plan(
                row.number("plan_id"),
                row.constant(Plan.Code.class, "code"),
                Duration.ofDays(row.number("days")),
                row.money("price_micros"),
                Duration.ofSeconds(row.number("bulk_seconds")),
                Duration.ofSeconds(row.number("single_seconds")),
                row.flag("single_unlimited"),
                row.flag("transfer"),
                row.constant(Plan.Support.class, "support"),
                Duration.ofSeconds(row.number("longest_call_seconds")));
    }
}
