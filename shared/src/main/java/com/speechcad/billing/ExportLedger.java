package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
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

    private final Tx tx;
    private final Jobs jobs;
    private final StatementRows rows;
    private final Users users;
    private final SendFile sendFile;
    private final Audit audit;

    ExportLedger(Tx tx, Jobs jobs, StatementRows rows, Users users, SendFile sendFile, Audit audit) {
        this.tx = tx;
        this.jobs = jobs;
        this.rows = rows;
        this.users = users;
        this.sendFile = sendFile;
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

    private record Ledger(Text caption, byte[] csv) {}

    @Override
    public Outcome run(Job job) {
        var operator = job.subjectUser();
        // Whoever is no operator any more by now is sent nothing.
        var made = tx.call(
                job.tenant(),
                () -> users.admins().stream()
                        .filter(admin -> admin.id().equals(operator))
                        .findFirst()
                        .flatMap(admin -> ledger(of(job), admin)));
        made.ifPresent(ledger -> sendFile.send(
                job,
                operator,
                new SendFile.Made(
                        "ledger-" + of(job).value(),
                        "statements",
                        FileText.STATEMENT,
                        "csv",
                        "text/csv",
                        ledger.csv,
                        ledger.caption)));
        return new Outcome.Done();
    }

    private Optional<Ledger> ledger(UserId of, User operator) {
        return users.find(of)
                .map(person -> new Ledger(
                        Text.text(BillingText.LEDGER_FILE)
                                .with("name", person.name().orElseGet(() -> nameless(person))),
                        rows.of(of, new StatementFile(operator.reader(), true))));
    }

    private static String nameless(User person) {
        return person.isForgotten() ? "–" : "Telegram " + person.telegramId();
    }

    private static UserId of(Job job) {
        return new UserId(Long.parseLong(job.subjectParts(3).get(1)));
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
