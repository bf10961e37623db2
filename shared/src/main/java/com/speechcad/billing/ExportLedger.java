package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The ledger of a person as a CSV file for an operator, with the reasons, made by the worker. Whoever asks is on record. */
@Singleton
public class ExportLedger implements GivesUp {
    /** Its subject is the operator and then the person. */
    static final String KIND = "export-ledger";

    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final SendStatement send;
    private final Users users;
    private final Audit audit;

    ExportLedger(Jobs jobs, SendStatement send, Users users, Audit audit) {
        this.jobs = jobs;
        this.send = send;
        this.users = users;
        this.audit = audit;
    }

    /** Has it made; once a minute at most, however often it is tapped. In the open transaction. */
    public void ask(UserId operator, UserId of) {
        jobs.addOncePer(LEAST_BETWEEN, KIND, operator.value() + ":" + of.value());
        audit.append("user:" + operator.value(), "wallet.export", "user:" + of.value(), "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var of = new UserId(Long.parseLong(job.subjectParts(3).get(1)));
        send.send(job, () -> wanted(job.subjectUser(), of));
        return new Outcome.Done();
    }

    /** Whoever is no operator any more by now is sent nothing. */
    private Optional<SendStatement.Wanted> wanted(UserId operator, UserId of) {
        return users.admins().stream()
                .filter(admin -> admin.id().equals(operator))
                .findFirst()
                .flatMap(_ -> users.find(of))
                .map(person -> new SendStatement.Wanted(operator, of, "ledger-" + of.value(), caption(person), true));
    }

    private static Text caption(User person) {
        return Text.text(BillingText.LEDGER_FILE).with("name", person.name().orElseGet(() -> nameless(person)));
    }

    private static String nameless(User person) {
        return person.isForgotten() ? "–" : "Telegram " + person.telegramId();
    }

    @Override
    public void givenUp(Job job) {
        send.notMade(job);
    }
}
