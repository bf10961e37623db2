package com.speechcad.campaign.contacts;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A whole list as a CSV file in the chat of whoever asked, in the form in which it can be imported again. */
@Singleton
public class ExportContacts implements JobHandler {
    static final String KIND = "export-contacts";
    private static final long LEAST_BETWEEN_SECONDS = 60;
    private static final int A_PAGE = 5_000;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Contacts contacts;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final FileStore files;
    private final Clock clock;

    ExportContacts(
            Tx tx,
            Sql sql,
            Jobs jobs,
            Contacts contacts,
            Users users,
            Chats chats,
            NotMade notMade,
            FileStore files,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.contacts = contacts;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.files = files;
        this.clock = clock;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user, UUID list) {
        var minute = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(KIND, list + ":" + user.value() + ":" + minute, "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var words = job.subjectParts(3);
        var list = UUID.fromString(words.get(0));
        var csv = new CsvFile();
        var variables = tx.call(job.tenant(), () -> variables(list));
        var language = tx.call(job.tenant(), () -> users.get(new UserId(Long.parseLong(words.get(1)))))
                .reader()
                .language();
        var head = new ArrayList<>(List.of(VariableNames.phone(language)));
        head.addAll(variables);
        csv.row(head);
        var count = 0;
        var place = 0L;
        while (true) {
            var after = place;
            var page = tx.call(job.tenant(), () -> contacts.after(list, after, A_PAGE));
            for (var contact : page) {
                var line = new ArrayList<>(List.of(contact.number().e164()));
                variables.forEach(name -> line.add(contact.variables().getOrDefault(name, "")));
                csv.row(line);
                place = contact.place();
            }
            count += page.size();
            if (page.size() < A_PAGE) {
                break;
            }
        }
        send(job, new UserId(Long.parseLong(words.get(1))), count, csv.content());
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), new UserId(Long.parseLong(job.subjectParts(3).get(1))));
    }

    private void send(Job job, UserId user, int count, byte[] content) {
        var key = job.tenant().value() + "/contacts/" + job.id() + ".csv";
        files.put(key, "text/csv", content);
        tx.run(job.tenant(), () -> {
            var person = users.get(user);
            chats.putOnce(
                    person.chat(),
                    "contacts:" + job.id(),
                    Message.of(Text.text(ContactsText.EXPORT_FILE).with("count", count))
                            .with(new Message.Attachment.Document(key, FileText.CONTACTS.name(person.reader(), "csv")))
                            .asNew(),
                    person.reader());
        });
    }

    private List<String> variables(UUID list) {
        return sql.of("""
                        select distinct k.name from contact c, jsonb_object_keys(c.variables) k (name)
                        where c.list_id = :list order by 1""").with("list", list).list(row -> row.text("name"));
    }
}
