package com.speechcad.tenant;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;

/** Which warnings a person wants. All, until they say otherwise; what happened is no warning and always said. */
@Singleton
public class Notices {
    /** What can be switched off. */
    public enum Notice {
        LOW_BALANCE,
        RENEWAL_AHEAD
    }

    private final Sql sql;

    Notices(Sql sql) {
        this.sql = sql;
    }

    public boolean wants(UserId user, Notice notice) {
        return sql.of("select wanted from notice_choice where user_id = :user and notice = :notice")
                .with("user", user)
                .with("notice", notice)
                .first(row -> row.flag("wanted"))
                .orElse(true);
    }

    public void choose(UserId user, Notice notice, boolean wanted) {
        sql.of("""
                insert into notice_choice (user_id, notice, wanted) values (:user, :notice, :wanted)
                on conflict (tenant_id, user_id, notice) do update set wanted = excluded.wanted""")
                .with("user", user)
                .with("notice", notice)
                .with("wanted", wanted)
                .update();
    }
}
