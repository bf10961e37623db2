package com.speechcad.screen.watch;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Whose call, flow or campaign a job of the open transaction's tenant is about. */
@Singleton
class WhoseJob {
    private final Sql sql;

    WhoseJob(Sql sql) {
        this.sql = sql;
    }

    /** @param subject of a job; empty for one that begins with the id of something else */
    Optional<UserId> of(String subject) {
        return uuid(subject.split(":", 2)[0])
                .flatMap(id -> sql.of("""
                        select user_id as owner from attempt where id = :id
                        union all select owner_user_id from flow where id = :id
                        union all select f.owner_user_id from flow_version v join flow f on f.id = v.flow_id where v.id = :id
                        union all select user_id from campaign where id = :id limit 1""").with("id", id).first(row -> row.user("owner")));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
