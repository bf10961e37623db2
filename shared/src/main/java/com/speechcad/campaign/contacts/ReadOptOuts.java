package com.speechcad.campaign.contacts;

import com.speechcad.db.FileStore;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.CsvDialect;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A do-not-call list that was kept elsewhere becomes the business's, some rows a transaction: what was read counts at once,
 * also where the file breaks off. Read again it adds nothing; the file itself is kept nowhere.
 */
@Singleton
@Requires(bean = TableReader.class)
class ReadOptOuts implements GivesUp {
    private static final int ROWS_AT_ONCE = 2_000;
    private static final int MOST_ROWS = ContactLists.MOST_CONTACTS;
    private static final String HOME = "US";

    private final Tx tx;
    private final FetchTable fetchTable;
    private final TableReader reader;
    private final DoNotCall doNotCall;
    private final Businesses businesses;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final SendFile sendFile;
    private final FileStore files;
    private final Clock clock;

    ReadOptOuts(
            Tx tx,
            FetchTable fetchTable,
            TableReader reader,
            DoNotCall doNotCall,
            Businesses businesses,
            Users users,
            Chats chats,
            NotMade notMade,
            SendFile sendFile,
            FileStore files,
            Clock clock) {
        this.tx = tx;
        this.fetchTable = fetchTable;
        this.reader = reader;
        this.doNotCall = doNotCall;
        this.businesses = businesses;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.sendFile = sendFile;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return AskFile.OPT_OUTS;
    }

    @Override
    public Outcome run(Job job) {
        var file = job.subjectParts(3).get(2);
        var person = tx.call(job.tenant(), () -> users.get(job.subjectUser()));
        FetchTable.read(job, () -> read(job, person, file), why -> tell(job, person, Message.of(Text.text(why))));
        return new Outcome.Done();
    }

    private void read(Job job, User person, String file) {
        var content = fetchTable.fetch(job.tenant(), file);
        var dialect = reader.recognise(content, "");
        var home = tx.call(job.tenant(), () -> users.ownNumber(person.id()))
                .flatMap(PhoneNumber::region)
                .orElse(HOME);
        try (var sample = reader.read(content, dialect);
                var rows = reader.read(content, dialect)) {
            var numbers = OptOutRows.of(sample, rows, home, person.reader().language());
            var taken = 0;
            for (var some = numbers.next(ROWS_AT_ONCE); some.isPresent(); some = numbers.next(ROWS_AT_ONCE)) {
                var all = some.get().stream().map(PhoneNumber::e164).toList();
                tx.run(
                        job.tenant(),
                        () -> doNotCall.addAll(
                                person.id(), businesses.of(person.id()).id(), all, clock.instant()));
                taken += all.size();
                if (numbers.read() >= MOST_ROWS) {
                    break;
                }
            }
            report(job, person, taken, numbers);
        }
    }

    /** With the rows that had no number, as a file. */
    private void report(Job job, User person, int taken, OptOutRows numbers) {
        var said = Message.of(Text.text(ContactsText.OPT_OUTS_READ)
                .with("count", taken)
                .with("rejected", numbers.rejected())
                .with("most", MOST_ROWS)
                .with("cut", numbers.read() >= MOST_ROWS ? "yes" : "no"));
        if (numbers.rejected() == 0) {
            tell(job, person, said);
            return;
        }
        var key = job.tenant().value() + "/rejects/" + job.id() + ".csv";
        try (var csv = CsvFile.begin(CsvDialect.of(person.reader().language()))) {
            write(csv, person, numbers.rejects());
            files.put(key, "text/csv", csv.written());
        }
        var file = new Message.Attachment.Document(key, FileText.REJECTED_ROWS.name(person.reader(), "csv"));
        sendFile.deliver(job.tenant(), person.id(), key, () -> put(job, person, said.with(file)));
    }

    private static void write(CsvFile csv, User person, List<OptOutRows.Reject> rejects) {
        var reader = person.reader();
        csv.row(List.of(
                Words.plain(Text.text(ContactsText.REJECT_ROW), reader),
                Words.plain(Text.text(ContactsText.REJECT_REASON), reader)));
        for (var reject : rejects) {
            var line = new ArrayList<String>();
            line.add(Integer.toString(reject.row()));
            line.add(Words.plain(Text.text(reject.why()), reader));
            line.addAll(reject.cells());
            csv.row(line);
        }
    }

    private void tell(Job job, User person, Message message) {
        tx.run(job.tenant(), () -> put(job, person, message));
    }

    private void put(Job job, User person, Message message) {
        chats.putOnce(person.chat(), "opt-outs:" + job.id(), message.asNew(), person.reader());
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), job.subjectUser());
    }
}
