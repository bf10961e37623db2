package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.ItemByItem;
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
 * One that the provider does not delete holds up no other: it is passed over, and its turn comes again after the last.
 */
@Singleton
class CallCopies {
    private static final int A_RUN = 40;
    /** In a run. Each may have taken all the time that an answer may, and the job has two minutes. */
    private static final int MOST_FAILED = 3;

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

    /** What is there after a run. */
    enum Left {
        /** There may be more whose turn was not yet. */
        MORE,
        /** All had their turn, and some are there still. */
        STUBBORN,
        NONE
    }

    /**
     * Deletes some.
     *
     * @throws com.speechcad.kernel.Unreachable when none of them could be deleted; the next time others have their turn
     */
    Left some(TenantId tenant, UserId user) {
        var some = tx.call(tenant, () -> next(user));
        if (some.isEmpty()) {
            return tx.call(tenant, () -> atTheEnd(user));
        }
        var each = new ItemByItem();
        int gone = 0;
        int failed = 0;
        while (gone + failed < some.size() && failed < MOST_FAILED) {
            var call = some.get(gone + failed);
            if (each.done("the provider's copy of attempt " + call.attempt, () -> isForgotten(tenant, call))) {
                gone++;
            } else {
                failed++;
            }
        }
        var last = some.get(gone + failed - 1).attempt;
        tx.run(tenant, () -> reached(user, last));
        if (gone == 0) {
            each.endForGood();
        }
        return Left.MORE;
    }

    /** Those that are left have their turn once more. */
    void beginAgain(TenantId tenant, UserId user) {
        tx.run(
                tenant,
                () -> sql.of("update account_closing set copies_planned_at = '-infinity' where user_id = :user")
                        .with("user", user)
                        .update());
    }

    private boolean isForgotten(TenantId tenant, Copy call) {
        copies.forgetCall(tenant, call.providerCall);
        var file = call.file;
        do {
            file.ifPresent(files::delete);
            var deleted = file;
            file = tx.call(tenant, () -> unlessOneCame(call.attempt, deleted));
        } while (file.isPresent());
        return true;
    }

    /**
     * From now on no recording of it is kept, and none is known.
     *
     * @return one that has come since, and nothing is done: its file goes first, as nothing finds it without its row
     */
    private Optional<String> unlessOneCame(UUID attempt, Optional<String> deleted) {
        // The call first, as whoever keeps a recording of it.
        sql.of("select id from attempt where id = :id for no key update")
                .with("id", attempt)
                .only(row -> row.uuid("id"));
        var known = sql.of("select file_key from recording where attempt_id = :id")
                .with("id", attempt)
                .first(row -> row.text("file_key"));
        if (known.isPresent() && !known.equals(deleted)) {
            return known;
        }
        sql.of("delete from recording where attempt_id = :id")
                .with("id", attempt)
                .soon();
        sql.of("update attempt set purged_at = :now where id = :id")
                .with("now", clock.instant())
                .with("id", attempt)
                .soon();
        return Optional.empty();
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

    /** Nobody who leaves calls any more: once there is none, there is none for good, and nobody looks again. */
    private Left atTheEnd(UserId user) {
        var isOver = sql.of("select copies_planned_at = 'infinity' as over from account_closing where user_id = :user")
                .with("user", user)
                .only(row -> row.flag("over"));
        if (isOver) {
            return Left.NONE;
        }
        var isAny = sql.of("""
                        select exists (select from attempt where user_id = :user and purged_at is null
                          and provider_call_id is not null) as left_over""").with("user", user).only(row -> row.flag("left_over"));
        if (isAny) {
            return Left.STUBBORN;
        }
        sql.of("update account_closing set copies_planned_at = 'infinity' where user_id = :user")
                .with("user", user)
                .update();
        return Left.NONE;
    }

    private void reached(UserId user, UUID last) {
        sql.of("""
                update account_closing c set copies_planned_at = a.planned_at, copies_attempt = a.id
                from attempt a where a.id = :last and c.user_id = :user""").with("last", last).with("user", user).update();
    }
}
