package com.speechcad.flow;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;

/** An answer was promised by now: the admins hear once more. */
@Singleton
class ReviewDue implements JobHandler {
    private final Tx tx;
    private final ScriptReviews reviews;
    private final AskReview ask;

    ReviewDue(Tx tx, ScriptReviews reviews, AskReview ask) {
        this.tx = tx;
        this.reviews = reviews;
        this.ask = ask;
    }

    @Override
    public String kind() {
        return AskReview.DUE;
    }

    @Override
    public Outcome run(Job job) {
        tx.run(
                job.tenant(),
                () -> reviews.find(job.subjectId())
                        .filter(ScriptReview::isOpen)
                        .ifPresent(review -> ask.tellAdmins(review, ReviewText.OVERDUE)));
        return new Outcome.Done();
    }
}
