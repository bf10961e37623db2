package com.speechcad.call;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.LawfulNews;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The evidence about one number as a file in the chat of whoever called it, made by the worker. */
@Singleton
public class SendNumberEvidence implements GivesUp {
    static final String KIND = "number-evidence";
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);
    private static final String NUMBER = "number";

    private final Tx tx;
    private final Jobs jobs;
    private final NumberEvidence evidence;
    private final Businesses businesses;
    private final Users users;
    private final SendFile sendFile;
    private final TextMap texts;

    SendNumberEvidence(
            Tx tx,
            Jobs jobs,
            NumberEvidence evidence,
            Businesses businesses,
            Users users,
            SendFile sendFile,
            TextMap texts) {
        this.tx = tx;
        this.jobs = jobs;
        this.evidence = evidence;
        this.businesses = businesses;
        this.users = users;
        this.sendFile = sendFile;
        this.texts = texts;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user, PhoneNumber number) {
        var mark = Digest.sha256Hex(number.e164()).substring(0, 16);
        jobs.add(
                KIND,
                user.value() + ":" + mark + ":" + jobs.period(LEAST_BETWEEN),
                texts.write(Map.of(NUMBER, number.e164())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        var number = Optional.ofNullable(texts.read(job.payload()).get(NUMBER))
                .map(PhoneNumber::new)
                .orElseThrow();
        var text = tx.call(
                job.tenant(),
                () -> evidence.of(
                        businesses.of(user).id(), number, users.get(user).reader()));
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "evidence",
                        "evidence",
                        FileText.EVIDENCE,
                        "txt",
                        "text/plain; charset=utf-8",
                        text.getBytes(StandardCharsets.UTF_8),
                        Text.text(LawfulNews.EVIDENCE_FILE).with("number", number)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
