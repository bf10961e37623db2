package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What a person's calls were like, from the newest of them: with that script, else with any, else a stated default. */
@Singleton
class History {
    /** Fewer say nothing. */
    private static final int FEWEST = 3;

    private static final String NEWEST = """
            select count(*) as calls, count(*) filter (where c.billed > 0) as answered,
              coalesce(percentile_disc(0.25) within group (order by c.billed) filter (where c.billed > 0), 0) as least,
              coalesce(ceil(avg(c.billed) filter (where c.billed > 0)), 0) as likely
            from (select coalesce(r.billed_seconds, 0) as billed
              from attempt_authorisation a left join receipt r on r.attempt_id = a.attempt_id
              where a.state in ('SETTLED', 'RELEASED') and a.user_id = :user and %s
              order by a.closed_at desc limit 200) c""";

    private final Sql sql;

    History(Sql sql) {
        this.sql = sql;
    }

    Habits of(UserId user, Optional<UUID> script) {
        return script.flatMap(known -> learnt(
                        sql.of(NEWEST.formatted("a.script = :script")).with("script", known),
                        user,
                        Habits.Source.SCRIPT))
                .or(() -> learnt(sql.of(NEWEST.formatted("true")), user, Habits.Source.PERSON))
                .orElse(Habits.DEFAULT);
    }

    private static Optional<Habits> learnt(Statement statement, UserId user, Habits.Source source) {
        return statement
                .with("user", user)
                .only(row -> row.integer("answered") < FEWEST ? Optional.empty() : Optional.of(habits(row, source)));
    }

    private static Habits habits(Row row, Habits.Source source) throws SQLException {
        var calls = row.integer("calls");
        var answered = row.integer("answered");
        return new Habits(source, calls, row.number("least"), row.number("likely"), answered * 100 / calls);
    }
}
