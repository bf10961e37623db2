package com.speechcad.billing;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The whole statement as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportStatement implements GivesUp {
    static final String KIND = "export-statement";

    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Tx tx;
    private final Jobs jobs;
    private final StatementRows rows;
    private final Users users;
    private final SendFile sendFile;

    ExportStatement(Tx tx, Jobs jobs, StatementRows rows, Users users, SendFile sendFile) {
        this.tx = tx;
        this.jobs = jobs;
        this.rows = rows;
        this.users = users;
        this.sendFile = sendFile;
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
        var csv = tx.call(
                job.tenant(),
                () -> rows.of(user, new StatementFile(users.get(user).reader())));
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "statement",
                        "statements",
                        FileText.STATEMENT,
                        "csv",
                        "text/csv",
                        csv,
                        Text.text(BillingText.STATEMENT_FILE)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
