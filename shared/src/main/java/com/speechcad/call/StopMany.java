package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Hangs up more than one call of a person, each by its own job; joins the open transaction. */
@Singleton
public class StopMany {
    private final Sql sql;
    private final StopCall stop;

    StopMany(Sql sql, StopCall stop) {
        this.sql = sql;
        this.stop = stop;
    }

    /** @return how many were not over yet */
    public int all(UserId user) {
        return these(user, running(user));
    }

    /** @return how many of these were the person's, and not over yet */
    public int these(UserId user, Collection<UUID> attempts) {
        var ids = attempts.stream().distinct().sorted().toList();
        // All calls before anybody's money: whoever settles one of them has its row, and waits for the money.
        sql.of("select id from attempt where id = any(:ids::uuid[]) order by id for no key update")
                .with("ids", ids)
                .list(row -> row.uuid("id"));
        return Math.toIntExact(
                ids.stream().filter(attempt -> stop.stop(user, attempt)).count());
    }

    private List<UUID> running(UserId user) {
        return sql.of(Attempts.NOT_OVER + "select id from attempt")
                .with("user", user)
                .list(row -> row.uuid("id"));
    }
}
