package com.speechcad.campaign.contacts;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Users;
import com.speechcad.text.CsvDialect;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A whole list as a CSV file in the chat of whoever asked, in the form in which it can be imported again. */
@Singleton
public class ExportContacts implements GivesUp {
    static final String KIND = "export-contacts";
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);
    /** Of contacts with sixty columns of a thousand letters that is some 60 MB. */
    private static final int A_PAGE = 1_000;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Contacts contacts;
    private final Users users;
    private final SendFile sendFile;

    ExportContacts(Tx tx, Sql sql, Jobs jobs, Contacts contacts, Users users, SendFile sendFile) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.contacts = contacts;
        this.users = users;
        this.sendFile = sendFile;
    }

    /** Has it made; once a minute at most, however often it is tapped. */
    public void ask(UserId user, UUID list) {
        jobs.addOncePer(LEAST_BETWEEN, KIND, list + ":" + user.value());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var list = job.subjectId();
        var user = asker(job);
        var variables = tx.call(job.tenant(), () -> variables(list));
        var language = tx.call(job.tenant(), () -> users.get(user)).reader().language();
        var head = new ArrayList<>(List.of(VariableNames.phone(language)));
        head.addAll(variables);
        try (var csv = CsvFile.begin(CsvDialect.of(language))) {
            csv.row(head);
            var count = write(csv, job.tenant(), list, variables);
            sendFile.send(
                    job,
                    user,
                    new SendFile.Made(
                            "contacts",
                            "contacts",
                            FileText.CONTACTS,
                            "csv",
                            "text/csv",
                            new SendFile.Content.OnDisk(csv.written()),
                            Text.text(ContactsText.EXPORT_FILE).with("count", count)));
        }
        return new Outcome.Done();
    }

    /** @return how many there were */
    private int write(CsvFile csv, TenantId tenant, UUID list, List<String> variables) {
        var count = 0;
        var place = 0L;
        List<Contact> page;
        do {
            var after = place;
            page = tx.call(tenant, () -> contacts.after(list, after, A_PAGE));
            for (var contact : page) {
                var line = new ArrayList<>(List.of(contact.number().e164()));
                variables.forEach(name -> line.add(contact.variables().getOrDefault(name, "")));
                csv.row(line);
                place = contact.place();
            }
            count += page.size();
        } while (page.size() == A_PAGE);
        return count;
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, asker(job));
    }

    private static UserId asker(Job job) {
        return new UserId(Long.parseLong(job.subjectParts(3).get(1)));
    }

    /** In the order of the files. */
    private List<String> variables(UUID list) {
        return sql.of("""
                        with named as (select distinct k.name from contact c, jsonb_object_keys(c.variables) k (name)
                          where c.list_id = :list)
                        select n.name from named n order by (
                          select min(i.number * 1000000 + o.place) from contact_import i,
                            jsonb_array_elements(i.columns) with ordinality o (of, place)
                          where i.list_id = :list and o.of ->> 'variable' = n.name), n.name""").with("list", list).list(row -> row.text("name"));
    }
}
