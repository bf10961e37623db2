package com.speechcad.billing;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Statements;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The whole statement as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportStatement implements JobHandler {
    static final String KIND = "export-statement";

    private static final long LEAST_BETWEEN_SECONDS = 60;

    private final Tx tx;
    private final Jobs jobs;
    private final Statements statements;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final FileStore files;
    private final Clock clock;

    ExportStatement(
            Tx tx,
            Jobs jobs,
            Statements statements,
            Users users,
            Chats chats,
            NotMade notMade,
            FileStore files,
            Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.statements = statements;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.files = files;
        this.clock = clock;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user) {
        var minute = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(KIND, user.value() + ":" + minute, "{}");
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
        var key = job.tenant().value() + "/statements/" + job.id() + ".csv";
        files.put(key, "text/csv", csv.toByteArray());
        tx.run(job.tenant(), () -> {
            var person = users.get(user);
            chats.putOnce(
                    person.chat(),
                    "statement:" + job.id(),
                    Message.of(Text.text(BillingText.STATEMENT_FILE))
                            .with(new Message.Attachment.Document(key, FileText.STATEMENT.name(person.reader(), "csv")))
                            .asNew(),
                    person.reader());
        });
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), job.subjectUser());
    }
}
