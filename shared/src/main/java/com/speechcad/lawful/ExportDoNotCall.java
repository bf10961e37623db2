package com.speechcad.lawful;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A business's do-not-call list as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportDoNotCall implements GivesUp {
    static final String KIND = "export-do-not-call";
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Tx tx;
    private final Jobs jobs;
    private final DoNotCallEntries entries;
    private final Businesses businesses;
    private final Users users;
    private final SendFile sendFile;

    ExportDoNotCall(Tx tx, Jobs jobs, DoNotCallEntries entries, Businesses businesses, Users users, SendFile sendFile) {
        this.tx = tx;
        this.jobs = jobs;
        this.entries = entries;
        this.businesses = businesses;
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
                () -> entries.csv(businesses.of(user).id(), users.get(user).reader()));
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "do-not-call",
                        "do-not-call",
                        FileText.DO_NOT_CALL,
                        "csv",
                        "text/csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        Text.text(LawfulNews.DNC_FILE)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
