package com.speechcad.billing;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Statements;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The whole statement as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportStatement implements JobHandler {
    static final String KIND = "export-statement";

    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Tx tx;
    private final Jobs jobs;
    private final Statements statements;
    private final Users users;
    private final SendFile sendFile;

    ExportStatement(Tx tx, Jobs jobs, Statements statements, Users users, SendFile sendFile) {
        this.tx = tx;
        this.jobs = jobs;
        this.statements = statements;
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
        var csv = new ByteArrayOutputStream();
        var reader = tx.call(job.tenant(), () -> users.get(user)).reader();
        var file = new StatementFile(reader);
        csv.writeBytes(file.header().getBytes(StandardCharsets.UTF_8));
        tx.call(
                job.tenant(),
                () -> statements.each(
                        user, line -> csv.writeBytes(file.row(line).getBytes(StandardCharsets.UTF_8))));
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "statement",
                        "statements",
                        FileText.STATEMENT,
                        "csv",
                        "text/csv",
                        csv.toByteArray(),
                        Text.text(BillingText.STATEMENT_FILE)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
