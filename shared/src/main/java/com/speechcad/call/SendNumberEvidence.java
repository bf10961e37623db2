package com.speechcad.call;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.LawfulNews;
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
import java.util.regex.Pattern;

/** The evidence about one number as a file in the chat of whoever called it, made by the worker. */
@Singleton
public class SendNumberEvidence implements JobHandler {
    static final String KIND = "number-evidence";
    private static final long LEAST_BETWEEN_SECONDS = 60;
    private static final Pattern NUMBER = Pattern.compile("\\+\\d+");

    private final Tx tx;
    private final Jobs jobs;
    private final NumberEvidence evidence;
    private final Businesses businesses;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final FileStore files;
    private final Clock clock;

    SendNumberEvidence(
            Tx tx,
            Jobs jobs,
            NumberEvidence evidence,
            Businesses businesses,
            Users users,
            Chats chats,
            NotMade notMade,
            FileStore files,
            Clock clock) {
        this.tx = tx;
        this.jobs = jobs;
        this.evidence = evidence;
        this.businesses = businesses;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.files = files;
        this.clock = clock;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user, PhoneNumber number) {
        var minute = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(
                KIND,
                user.value() + ":" + Digest.sha256Hex(number.e164()).substring(0, 16) + ":" + minute,
                "{\"number\":\"" + number.e164() + "\"}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        var found = NUMBER.matcher(job.payload());
        if (!found.find()) {
            return new Outcome.Refused("no number");
        }
        var number = new PhoneNumber(found.group());
        var text = tx.call(
                job.tenant(),
                () -> evidence.of(
                        businesses.of(user).id(), number, users.get(user).reader()));
        var key = job.tenant().value() + "/evidence/" + job.id() + ".txt";
        files.put(key, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        tx.run(job.tenant(), () -> {
            var person = users.get(user);
            chats.putOnce(
                    person.chat(),
                    "evidence:" + job.id(),
                    Message.of(Text.text(LawfulNews.EVIDENCE_FILE).with("number", number))
                            .with(new Message.Attachment.Document(key, FileText.EVIDENCE.name(person.reader(), "txt")))
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
