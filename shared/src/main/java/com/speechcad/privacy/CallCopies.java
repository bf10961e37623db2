package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The provider's copies of the calls of somebody who leaves, and the recordings in our bucket: deleted a few at a time, in
 * the order in which the calls were planned. How far it came is noted, so that what was done is not read again each time.
 */
@Singleton
class CallCopies {
    private static final int A_RUN = 40;

    private final Tx tx;
    private final Sql sql;
    private final ProviderCopies copies;
    private final FileStore files;
    private final Clock clock;

    CallCopies(Tx tx, Sql sql, ProviderCopies copies, FileStore files, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.copies = copies;
        this.files = files;
        this.clock = clock;
    }

    private record Copy(UUID attempt, String providerCall, Optional<String> file) {}

    /** The time as the database writes it, which knows one before all others. */
    private record LastCall(String at, UUID attempt) {}

    /**
     * Deletes some.
     *
     * @return whether there may be more
     */
    boolean some(TenantId tenant, UserId user) {
        var some = tx.call(tenant, () -> next(user));
        for (var call : some) {
            copies.forgetCall(tenant, call.providerCall);
            call.file.ifPresent(files::delete);
            tx.run(
                    tenant,
                    () -> sql.of("update attempt set purged_at = :now where id = :id")
                            .with("now", clock.instant())
                            .with("id", call.attempt)
                            .update());
        }
        tx.run(tenant, () -> reached(user, some));
        return !some.isEmpty();
    }

    private List<Copy> next(UserId user) {
        var place =
                sql.of("""
                        select copies_planned_at::text as at, copies_attempt from account_closing
                        where user_id = :user""").with("user", user).only(row -> new LastCall(row.text("at"), row.uuid("copies_attempt")));
        return sql.of("""
                        select a.id, a.provider_call_id, r.file_key from attempt a
                        left join recording r on r.attempt_id = a.id
                        where a.user_id = :user and a.planned_at >= :at::timestamptz
                          and (a.planned_at, a.id) > (:at::timestamptz, :attempt)
                          and a.purged_at is null and a.provider_call_id is not null
                        order by a.planned_at, a.id limit :most""")
                .with("user", user)
                .with("at", place.at)
                .with("attempt", place.attempt)
                .with("most", A_RUN)
                .list(row -> new Copy(row.uuid("id"), row.text("provider_call_id"), row.maybeText("file_key")));
    }

    /** Nobody who leaves calls any more: where there was none, none comes after it. */
    private void reached(UserId user, List<Copy> done) {
        if (done.isEmpty()) {
            sql.of("update account_closing set copies_planned_at = 'infinity' where user_id = :user")
                    .with("user", user)
                    .update();
            return;
        }
        sql.of("""
                update account_closing c set copies_planned_at = a.planned_at, copies_attempt = a.id
                from attempt a where a.id = :last and c.user_id = :user""").with("last", done.getLast().attempt).with("user", user).update();
    }
}
