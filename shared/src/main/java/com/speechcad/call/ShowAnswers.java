package com.speechcad.call;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;

/** Ten minutes after a call, the longer typed answers may be seen. */
@Singleton
class ShowAnswers implements JobHandler {
    static final String KIND = "show-answers";

    private final Tx tx;
    private final LiveMessage live;

    ShowAnswers(Tx tx, LiveMessage live) {
        this.tx = tx;
        this.live = live;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        tx.run(job.tenant(), () -> live.redraw(job.subjectId()));
        return new Outcome.Done();
    }
}
