package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.tenant.Users;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * Calls that were talked and of which nobody told us what was said and keyed: that nothing was, is told as well. Somebody may
 * have said no in one: until that is known its number is not called again. In the open transaction, the attempt locked.
 */
@Singleton
class UnheardCalls {
    /** Whether anything said in a call of a business to a number is missing still; each arm in the words of an index. */
    static final String ANOTHER = """
            with attempt as (
              select * from attempt where to_number = :number and dialled_at is not null
              union all
              select * from attempt where to_number = :number and dialled_at is null)
            select exists(select from unheard_call u
              join attempt a on a.tenant_id = u.tenant_id and a.id = u.attempt_id
              where a.business_id = :business and u.heard_at is null) as unheard""";

    private final Sql sql;
    private final DoNotCall doNotCall;
    private final Users users;
    private final Figures figures;
    private final Clock clock;

    UnheardCalls(Sql sql, DoNotCall doNotCall, Users users, Figures figures, Clock clock) {
        this.sql = sql;
        this.doNotCall = doNotCall;
        this.users = users;
        this.figures = figures;
        this.clock = clock;
    }

    /** Whether a call is one, and its words have not come since. */
    Later<Boolean> ask(UUID attempt) {
        return sql.of("""
                        select exists(select from unheard_call
                          where attempt_id = :attempt and heard_at is null) as unheard""").with("attempt", attempt).askOnly(row -> row.flag("unheard"));
    }

    /** Somebody took it, and the provider does not know it any more. */
    static boolean isLost(Attempt attempt) {
        return attempt.reason().filter(EndReason.LOST.word()::equals).isPresent();
    }

    /** It is settled by a report that does not tell its words. */
    void ended(Attempt closed) {
        if (closed.talked() && mayHaveSaidNo(closed)) {
            unheard(closed);
        }
    }

    /** A machine says nothing to us, and where no sound ever came nobody was listened to. A call may break down later. */
    private static boolean mayHaveSaidNo(Attempt closed) {
        var reason = EndReason.of(closed.reason().orElse(EndReason.OTHER.word()));
        return switch (reason.ending()) {
            case TALKED, NOBODY -> true;
            case FAILED -> reason != EndReason.ERROR_NO_AUDIO_RECEIVED && reason != EndReason.ERROR_LLM_WEBSOCKET_OPEN;
            case MACHINE -> false;
        };
    }

    /** It ran, and the provider forgot it. */
    void lost(Attempt attempt) {
        unheard(attempt);
    }

    private void unheard(Attempt attempt) {
        var first = sql.of("""
                        insert into unheard_call (attempt_id, since) values (:attempt, :now)
                        on conflict (tenant_id, attempt_id) do nothing""")
                        .with("attempt", attempt.id())
                        .with("now", clock.instant())
                        .update()
                == 1;
        if (first) {
            figures.say(Figure.UNHEARD_CALLS, 1);
            if (!isOwnNumber(attempt)) {
                doNotCall.addPrecaution(attempt.business(), attempt.to(), clock.instant());
            }
        }
    }

    /** Whose user hears for themselves. */
    private boolean isOwnNumber(Attempt attempt) {
        return users.ownNumber(attempt.user()).filter(attempt.to()::equals).isPresent();
    }

    /** Its words came before its end was told: then they are not missing at the end. */
    void heardBefore(Attempt attempt) {
        sql.of("""
                insert into unheard_call (attempt_id, since, heard_at) values (:attempt, :now, :now)
                on conflict (tenant_id, attempt_id) do nothing""").with("attempt", attempt.id()).with("now", clock.instant()).update();
    }

    /** Its words came after all; an opt-out in them is on the list by now. */
    void heard(Attempt attempt) {
        sql.of("update unheard_call set heard_at = :now where attempt_id = :attempt and heard_at is null")
                .with("now", clock.instant())
                .with("attempt", attempt.id())
                .update();
        // Whoever adds to it meanwhile waits, and adds to what is left after this.
        if (doNotCall.lockPrecaution(attempt.business(), attempt.to())
                && !isAnotherUnheard(attempt)
                && !isCallerForgotten(attempt)) {
            doNotCall.liftPrecaution(attempt.business(), attempt.to(), clock.instant());
        }
    }

    private boolean isAnotherUnheard(Attempt attempt) {
        return sql.of(ANOTHER)
                .with("business", attempt.business())
                .with("number", attempt.to())
                .only(row -> row.flag("unheard"));
    }

    /** Piece by piece: another call to the number, whose words are missing, may have lost it already. */
    private boolean isCallerForgotten(Attempt attempt) {
        return sql.of("""
                        select exists(select from account_closing where user_id = :user and state <> 'WAITING') as forgotten""").with("user", attempt.user()).only(row -> row.flag("forgotten"));
    }
}
