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
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import com.speechcad.wallet.Statements;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole statement as a CSV file in the chat, made by the worker. Amounts are exact dollars with six decimals, times
 * are UTC; what could be taken for a formula by a spreadsheet is quoted so that it is none.
 */
@Singleton
public class ExportStatement implements JobHandler {
    static final String KIND = "export-statement";

    /** A spreadsheet needs it to see that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<BillingText> COLUMNS = List.of(
            BillingText.COLUMN_ENTRY,
            BillingText.COLUMN_TIME,
            BillingText.COLUMN_KIND,
            BillingText.COLUMN_CHANGE,
            BillingText.COLUMN_BALANCE,
            BillingText.COLUMN_SUBJECT,
            BillingText.COLUMN_NOTE);

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
        var user = new UserId(Long.parseLong(job.subject().split(":", 2)[0]));
        var csv = new ByteArrayOutputStream();
        var reader = tx.call(job.tenant(), () -> users.get(user)).reader();
        csv.writeBytes((BYTE_ORDER_MARK + header(reader)).getBytes(StandardCharsets.UTF_8));
        tx.call(
                job.tenant(),
                () -> statements.each(
                        user, line -> csv.writeBytes(row(line, reader).getBytes(StandardCharsets.UTF_8))));
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
        notMade.tell(job.id(), new UserId(Long.parseLong(job.subjectHead())));
    }

    private static String header(Reader reader) {
        return COLUMNS.stream()
                        .map(column -> cell(Words.plain(Text.text(column), reader)))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String row(Statements.Line line, Reader reader) {
        return List.of(
                                Long.toString(line.entry()),
                                line.at().toString(),
                                Words.plain(Text.text(BillingText.kind(line.reason())), reader),
                                line.change().toDollars().toPlainString(),
                                line.after().toDollars().toPlainString(),
                                line.subject(),
                                line.note())
                        .stream()
                        .map(ExportStatement::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(String value) {
        var isFormula = !value.isEmpty() && "=+@\t\r".indexOf(value.charAt(0)) >= 0;
        var safe = isFormula ? "'" + value : value;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
