package com.speechcad.lawful;

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
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** A business's do-not-call list as a CSV file in the chat, made by the worker. */
@Singleton
public class ExportDoNotCall implements JobHandler {
    static final String KIND = "export-do-not-call";
    private static final long LEAST_BETWEEN_SECONDS = 60;

    private final Tx tx;
    private final Jobs jobs;
    private final DoNotCallEntries entries;
    private final Businesses businesses;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final FileStore files;
    private final Clock clock;

    ExportDoNotCall(
            Tx tx,
            Jobs jobs,
            DoNotCallEntries entries,
            Businesses businesses,
            Users users,
            Chats chats,
            NotMade notMade,
            FileStore files,
            Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.entries = entries;
        this.businesses = businesses;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.files = files;
        this.clock = clock;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user) {
        jobs.add(KIND, user.value() + ":" + clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS, "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = new UserId(Long.parseLong(job.subject().split(":", 2)[0]));
        var csv = tx.call(
                job.tenant(),
                () -> entries.csv(businesses.of(user).id(), users.get(user).reader()));
        var key = job.tenant().value() + "/do-not-call/" + job.id() + ".csv";
        files.put(key, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        tx.run(job.tenant(), () -> {
            var person = users.get(user);
            chats.putOnce(
                    person.chat(),
                    "do-not-call:" + job.id(),
                    Message.of(Text.text(LawfulNews.DNC_FILE))
                            .with(new Message.Attachment.Document(
                                    key, FileText.DO_NOT_CALL.name(person.reader(), "csv")))
                            .asNew(),
                    person.reader());
        });
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), new UserId(Long.parseLong(job.subjectHead())));
    }
}
