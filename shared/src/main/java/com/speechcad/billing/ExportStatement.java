package com.speechcad.billing;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The whole statement as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportStatement implements GivesUp {
    static final String KIND = "export-statement";

    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final SendStatement send;

    ExportStatement(Jobs jobs, SendStatement send) {
        this.jobs = jobs;
        this.send = send;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user) {
        jobs.addOncePer(LEAST_BETWEEN, KIND, Long.toString(user.value()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        var caption = Text.text(BillingText.STATEMENT_FILE);
        send.send(job, () -> Optional.of(new SendStatement.Wanted(user, user, "statement", caption, false)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        send.notMade(job);
    }
}
