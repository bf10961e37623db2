package com.speechcad.privacy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.NotMade;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that is kept about a person, as an archive of JSON lines in the chat, made by the worker. */
@Singleton
public class ExportMyData implements JobHandler {
    static final String KIND = "export-my-data";

    private static final long LEAST_BETWEEN_SECONDS = 3_600;
    private static final int A_PAGE = 2_000;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Users users;
    private final Chats chats;
    private final NotMade notMade;
    private final FileStore files;
    private final Clock clock;

    ExportMyData(Tx tx, Sql sql, Jobs jobs, Users users, Chats chats, NotMade notMade, FileStore files, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.users = users;
        this.chats = chats;
        this.notMade = notMade;
        this.files = files;
        this.clock = clock;
    }

    /** Has it made; once an hour at most, however often it is tapped. */
    public void ask(UserId user) {
        var hour = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
        jobs.add(KIND, user.value() + ":" + hour, "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        var key = job.tenant().value() + "/my-data/" + job.id() + ".zip";
        files.put(key, "application/zip", archive(job.tenant(), user));
        tx.run(job.tenant(), () -> {
            var person = users.get(user);
            chats.putOnce(
                    person.chat(),
                    "my-data:" + job.id(),
                    Message.of(Text.text(PrivacyText.DATA_FILE))
                            .with(new Message.Attachment.Document(key, FileText.MY_DATA.name(person.reader(), "zip")))
                            .asNew(),
                    person.reader());
        });
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        notMade.tell(job.id(), job.subjectUser());
    }

    private byte[] archive(TenantId tenant, UserId user) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var section : Sections.ALL) {
                zip.putNextEntry(new ZipEntry(section.name() + ".jsonl"));
                List<Row> rows;
                var offset = 0;
                var after = "";
                do {
                    rows = page(tenant, user, section, offset, after);
                    for (var row : rows) {
                        zip.write((row.json + "\n").getBytes(StandardCharsets.UTF_8));
                        after = row.key;
                    }
                    offset += A_PAGE;
                } while (rows.size() == A_PAGE);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @param key empty in a section that is paged by offset */
    private record Row(String json, String key) {}

    private List<Row> page(TenantId tenant, UserId user, Sections.Section section, int offset, String after) {
        return tx.call(tenant, () -> {
            var statement = sql.of(section.sql()).with("user", user).with("most", A_PAGE);
            statement = section.isByKey() ? statement.with("after", after) : statement.with("offset", offset);
            if (section.sql().contains(":now")) {
                statement = statement.with("now", clock.instant());
            }
            return statement.list(row -> new Row(row.text("json"), section.isByKey() ? row.text("key") : ""));
        });
    }
}
