package com.speechcad.billing;

import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** A wallet's statement as a CSV file, made by the worker and brought into the chat of whoever wants it. */
@Singleton
class SendStatement {
    private final Tx tx;
    private final StatementRows rows;
    private final Users users;
    private final SendFile sendFile;

    SendStatement(Tx tx, StatementRows rows, Users users, SendFile sendFile) {
        this.tx = tx;
        this.rows = rows;
        this.users = users;
        this.sendFile = sendFile;
    }

    /**
     * For whom, and whose.
     *
     * @param slot names the file's message in the chat
     * @param forOperators with what only operators may read
     */
    record Wanted(UserId reader, UserId of, String slot, Text caption, boolean forOperators) {}

    private record Made(Wanted wanted, byte[] csv) {}

    /**
     * Opens its own transactions.
     *
     * @param wanted asked for in the first of them; empty where nobody is to have it any more
     */
    void send(Job job, Supplier<Optional<Wanted>> wanted) {
        tx.call(job.tenant(), () -> wanted.get().map(this::made)).ifPresent(made -> {
            var it = made.wanted;
            sendFile.send(
                    job,
                    it.reader,
                    new SendFile.Made(
                            it.slot, "statements", FileText.STATEMENT, "csv", "text/csv", made.csv, it.caption));
        });
    }

    private Made made(Wanted wanted) {
        var reader = users.get(wanted.reader).reader();
        return new Made(wanted, rows.of(wanted.of, new StatementFile(reader, wanted.forOperators)));
    }

    /** For a job that is given up. */
    void notMade(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }
}
