package com.speechcad.campaign.contacts;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.CsvDialect;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows that did not become contacts, as a file in the chat: row, reason in the person's language, the row itself. */
@Singleton
public class SendRejects implements GivesUp {
    static final String KIND = "send-rejects";
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);
    /** Rows may be as long as a whole file's letters let them. */
    private static final int A_PAGE = 500;

    private final Tx tx;
    private final Jobs jobs;
    private final Imports imports;
    private final Rejects rejects;
    private final Users users;
    private final SendFile sendFile;

    SendRejects(Tx tx, Jobs jobs, Imports imports, Rejects rejects, Users users, SendFile sendFile) {
        this.tx = tx;
        this.jobs = jobs;
        this.imports = imports;
        this.rejects = rejects;
        this.users = users;
        this.sendFile = sendFile;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UUID imported) {
        jobs.addOncePer(LEAST_BETWEEN, KIND, imported.toString());
    }

    /** Whether there is anything to send still: rows are deleted after {@link ForgetRejects#KEPT}. */
    public boolean areKept(UUID imported) {
        return !rejects.after(imported, 0, 1).isEmpty();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        var imported = tx.call(job.tenant(), () -> imports.find(id)).orElseThrow();
        var reader = tx.call(job.tenant(), () -> users.get(imported.user())).reader();
        try (var csv = CsvFile.begin(CsvDialect.of(reader.language()))) {
            csv.row(head(imported, reader));
            write(csv, job.tenant(), id, reader);
            sendFile.send(
                    job,
                    imported.user(),
                    new SendFile.Made(
                            "rejects",
                            "rejects",
                            FileText.REJECTED_ROWS,
                            "csv",
                            "text/csv",
                            new SendFile.Content.OnDisk(csv.written()),
                            Text.text(ContactsText.REJECT_FILE)
                                    .with("count", imported.counts().rejected())));
        }
        return new Outcome.Done();
    }

    private static List<String> head(Import imported, Reader reader) {
        var head = new ArrayList<String>();
        head.add(Words.plain(Text.text(ContactsText.REJECT_ROW), reader));
        head.add(Words.plain(Text.text(ContactsText.REJECT_REASON), reader));
        imported.columns().forEach(column -> head.add(column.title().isEmpty() ? column.variable() : column.title()));
        return head;
    }

    private void write(CsvFile csv, TenantId tenant, UUID imported, Reader reader) {
        var row = 0;
        List<Rejects.Reject> page;
        do {
            var after = row;
            page = tx.call(tenant, () -> rejects.after(imported, after, A_PAGE));
            for (var reject : page) {
                var line = new ArrayList<String>();
                line.add(Integer.toString(reject.row()));
                line.add(Words.plain(Text.text(reject.why()), reader));
                line.addAll(reject.cells());
                csv.row(line);
                row = reject.row();
            }
        } while (page.size() == A_PAGE);
    }

    @Override
    public void givenUp(Job job) {
        imports.find(job.subjectId()).ifPresent(one -> sendFile.notMade(job, one.user()));
    }
}
