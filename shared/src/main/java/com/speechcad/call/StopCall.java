package com.speechcad.call;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Hangs up, as a job: a tap never waits for the provider. A call that only rings is hung up once it can be. */
@Singleton
public class StopCall implements JobHandler {
    static final String KIND = "stop-call";

    /** Payload of what the call's owner asked for; a kill switch hangs up in nobody's name. */
    static final String BY_ITS_OWNER = "{\"by\":\"owner\"}";

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(3);

    private final Tx tx;
    private final Attempts attempts;
    private final Accounts accounts;
    private final SettleCall settle;
    private final Dialer dialer;
    private final LiveMessage live;
    private final Jobs jobs;
    private final Clock clock;

    StopCall(
            Tx tx,
            Attempts attempts,
            Accounts accounts,
            SettleCall settle,
            Dialer dialer,
            LiveMessage live,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.attempts = attempts;
        this.accounts = accounts;
        this.settle = settle;
        this.dialer = dialer;
        this.live = live;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Joins the open transaction. What is over already is left alone.
     *
     * @return false when the call is not that person's, or over
     */
    public boolean stop(UserId user, UUID id) {
        var attempt = attempts.lock(id).filter(found -> found.user().equals(user));
        if (attempt.isEmpty() || attempt.get().state().isOver()) {
            return false;
        }
        if (attempt.get().state() == AttemptState.PLANNED) {
            settle.nobodyWasRung(attempt.get(), EndReason.CANCELLED);
        } else {
            jobs.addAgain(KIND, id.toString(), BY_ITS_OWNER);
            live.redraw(id, Optional.of(Text.text(CallText.HANGING_UP)));
        }
        return true;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        var attempt = tx.call(job.tenant(), () -> attempts.find(id)).orElseThrow();
        if (attempt.state().isOver()) {
            return new Outcome.Done();
        }
        if (attempt.state() == AttemptState.PLANNED) {
            // The provider had no room meanwhile, and it is back in line: there it ends.
            tx.run(job.tenant(), () -> cancel(id));
            return new Outcome.Again(clock.instant().plus(AGAIN_AFTER));
        }
        var stopped = attempt.providerCall()
                .map(call -> dialer.stop(job.tenant(), call))
                .orElse(Dialer.Stopped.NOT_RUNNING);
        if (stopped == Dialer.Stopped.DONE) {
            return new Outcome.Done();
        }
        return tx.call(job.tenant(), () -> later(id));
    }

    private Outcome later(UUID id) {
        var next = clock.instant().plus(AGAIN_AFTER);
        var leasedUntil = accounts.leasedUntil(id);
        if (leasedUntil.isPresent()) {
            return next.isBefore(leasedUntil.get())
                    ? new Outcome.Again(next)
                    : new Outcome.Refused("the call could not be hung up in time");
        }
        // It is over by now, or back in line, where it ends; or it was given up and came to life, which has no slot.
        cancel(id);
        return attempts.find(id).orElseThrow().state().isOver() ? new Outcome.Done() : new Outcome.Again(next);
    }

    private void cancel(UUID id) {
        attempts.lock(id)
                .filter(attempt -> attempt.state() == AttemptState.PLANNED)
                .ifPresent(attempt -> settle.nobodyWasRung(attempt, EndReason.CANCELLED));
    }
}
