package com.speechcad.call;

import com.speechcad.billing.RecordingFee;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Fetches a recording that was asked for, while the provider's link lives, and keeps it for a month. The link itself is
 * never stored: whoever has it can listen. Of a call whose caller is being forgotten meanwhile it is not kept.
 */
@Singleton
class FetchRecording implements GivesUp {
    static final String KIND = "fetch-recording";

    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(1);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(15);

    private final Tx tx;
    private final Attempts attempts;
    private final RecordingFiles recordings;
    private final Results results;
    private final RecordingFee fee;
    private final LiveMessage live;
    private final Clock clock;

    FetchRecording(
            Tx tx,
            Attempts attempts,
            RecordingFiles recordings,
            Results results,
            RecordingFee fee,
            LiveMessage live,
            Clock clock) {
        this.tx = tx;
        this.attempts = attempts;
        this.recordings = recordings;
        this.results = results;
        this.fee = fee;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        if (tx.call(job.tenant(), () -> results.isForgotten(id))) {
            return notKept(job);
        }
        var attempt = tx.call(job.tenant(), () -> attempts.find(id)).orElseThrow();
        var stored = attempt.providerCall().flatMap(call -> recordings.bring(job.tenant(), id, call));
        if (stored.isEmpty()) {
            var end = attempt.endedAt().orElse(attempt.plannedAt()).plus(GIVEN_UP_AFTER);
            if (clock.instant().isBefore(end)) {
                return new Outcome.Again(clock.instant().plus(AGAIN_AFTER));
            }
            tx.run(job.tenant(), () -> givenUp(job));
            return new Outcome.Refused("the provider has no recording");
        }
        var isKept = tx.call(job.tenant(), () -> {
            // As whoever takes a report of the call: the call first, then the money.
            attempts.lock(id);
            if (results.isForgotten(id)) {
                return false;
            }
            results.keepRecording(id, stored.get().key(), stored.get().bytes());
            fee.came(id);
            live.redraw(id);
            return true;
        });
        return isKept ? new Outcome.Done() : notKept(job);
    }

    /** Done again by a job that comes twice: its file may have come the first time. */
    private Outcome notKept(Job job) {
        recordings.drop(job.tenant(), job.subjectId());
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        var id = job.subjectId();
        attempts.lock(id);
        fee.neverCame(id);
        live.redraw(id);
    }
}
