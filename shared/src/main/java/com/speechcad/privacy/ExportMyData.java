package com.speechcad.privacy;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that is kept about a person, as an archive of JSON lines in the chat, made by the worker. */
@Singleton
public class ExportMyData implements JobHandler {
    static final String KIND = "export-my-data";

    private static final Duration LEAST_BETWEEN = Duration.ofHours(1);
    private static final int A_PAGE = 2_000;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final SendFile sendFile;
    private final Clock clock;

    ExportMyData(Tx tx, Sql sql, Jobs jobs, SendFile sendFile, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.sendFile = sendFile;
        this.clock = clock;
    }

    /** Has it made; once an hour at most, however often it is tapped. */
    public void ask(UserId user) {
        jobs.addOncePer(LEAST_BETWEEN, KIND, Long.toString(user.value()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "my-data",
                        "my-data",
                        FileText.MY_DATA,
                        "zip",
                        "application/zip",
                        archive(job.tenant(), user),
                        Text.text(PrivacyText.DATA_FILE)));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
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
