package com.speechcad.tenant;

import com.speechcad.db.Jobs;
import com.speechcad.db.Task;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Keeps the table of jobs as long as what the last days asked for. Those that were done stay for longer than any provider
 * or queue repeats itself; those that were given up stay until somebody looked.
 */
@Singleton
public class ForgetJobs implements Task {
    static final Duration DONE_KEPT = Duration.ofDays(7);
    static final Duration REFUSED_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 2_000;

    private final PieceByPiece pieces;
    private final Jobs jobs;
    private final Clock clock;

    ForgetJobs(PieceByPiece pieces, Jobs jobs, Clock clock) {
        this.pieces = pieces;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var now = clock.instant();
        pieces.run(
                most,
                AT_ONCE,
                new PieceByPiece.Work("the done jobs", many -> jobs.forget("DONE", now.minus(DONE_KEPT), many)),
                new PieceByPiece.Work(
                        "the refused jobs", many -> jobs.forget("REFUSED", now.minus(REFUSED_KEPT), many)));
    }
}
