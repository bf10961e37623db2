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
        return Math.toIntExact(attempts.stream()
                .distinct()
                .sorted()
                .filter(attempt -> stop.stop(user, attempt))
                .count());
    }

    private List<UUID> running(UserId user) {
        return sql.of("""
                        select id from attempt where user_id = :user
                          and state in ('PLANNED', 'AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')""").with("user", user).list(row -> row.uuid("id"));
    }
}
