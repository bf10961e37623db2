package com.speechcad.privacy;

import com.speechcad.call.SealedAnswers;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.SendFile;
import com.speechcad.text.Text;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a person, as archives of JSON lines in the chat, made by the worker: one for most, and several for
 * whoever has large campaigns. Each is a job of its own, so that none is larger than a bot may send.
 */
@Singleton
public class ExportMyData implements GivesUp {
    static final String KIND = "export-my-data";

    private static final Duration LEAST_BETWEEN = Duration.ofHours(1);

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final SendFile sendFile;
    private final ExportSettings settings;
    private final SealedAnswers sealed;
    private final DataReadMe readMe;
    private final Json json;
    private final Clock clock;

    ExportMyData(
            Tx tx,
            Sql sql,
            Jobs jobs,
            SendFile sendFile,
            ExportSettings settings,
            SealedAnswers sealed,
            DataReadMe readMe,
            Json json,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.sendFile = sendFile;
        this.settings = settings;
        this.sealed = sealed;
        this.readMe = readMe;
        this.json = json;
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

    /**
     * Where an archive begins.
     *
     * @param part its number, from 1
     * @param section of {@link Sections#ALL}
     * @param offset how many rows of the section are in earlier parts
     * @param after the key of the last of them, in a section that is paged by it
     */
    @Serdeable
    record Place(int part, int section, int offset, String after) {
        static final Place FIRST = new Place(1, 0, 0, "");

        Place nextSection() {
            return new Place(part, section + 1, 0, "");
        }

        Place behind(List<Line> rows) {
            return rows.isEmpty() ? this : new Place(part, section, offset + rows.size(), rows.getLast().key);
        }

        Place nextPart() {
            return new Place(part + 1, section, offset, after);
        }
    }

    @Override
    public Outcome run(Job job) {
        var user = job.subjectUser();
        var from = json.read(job.payload(), Asked.class).place();
        var archive = archive(job.tenant(), user, from);
        var isAll = from.part == 1 && archive.next.isEmpty();
        sendFile.send(
                job,
                user,
                new SendFile.Made(
                        "my-data",
                        "my-data",
                        FileText.MY_DATA,
                        isAll ? "zip" : from.part + ".zip",
                        "application/zip",
                        archive.content,
                        isAll
                                ? Text.text(PrivacyText.DATA_FILE)
                                : Text.text(PrivacyText.DATA_FILE_PART)
                                        .with("part", from.part)
                                        .with("more", archive.next.isPresent() ? "yes" : "no")));
        // A full archive is one wherever it is made again, as rows come to the end: the next part begins where this one
        // ends.
        archive.next.ifPresent(next -> tx.run(
                job.tenant(),
                () -> jobs.add(
                        KIND,
                        String.join(":", job.subjectParts(2).get(0), period(job), Integer.toString(next.part)),
                        json.write(new Asked(next)))));
        return new Outcome.Done();
    }

    /** @param from missing for the first part */
    @Serdeable
    record Asked(@Nullable Place from) {
        Place place() {
            return from == null ? Place.FIRST : from;
        }
    }

    private static String period(Job job) {
        return job.subjectParts(2).get(1).split(":", 2)[0];
    }

    @Override
    public void givenUp(Job job) {
        sendFile.notMade(job, job.subjectUser());
    }

    /** @param next where the one behind it begins; empty when this is the last */
    private record Archive(byte[] content, Optional<Place> next) {}

    private Archive archive(TenantId tenant, UserId user, Place from) {
        var bytes = new ByteArrayOutputStream();
        var at = from;
        var written = 0L;
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            if (from.part == 1) {
                zip.putNextEntry(new ZipEntry(DataReadMe.NAME));
                zip.write(tx.call(tenant, () -> readMe.of(user)).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            while (at.section < Sections.ALL.size() && written < settings.partBytes()) {
                var section = Sections.ALL.get(at.section);
                zip.putNextEntry(new ZipEntry(section.name() + ".jsonl"));
                List<Line> rows;
                do {
                    rows = page(tenant, user, section, at);
                    for (var row : rows) {
                        var line = (row.json + "\n").getBytes(StandardCharsets.UTF_8);
                        zip.write(line);
                        written += line.length;
                    }
                    at = at.behind(rows);
                } while (rows.size() == settings.pageRows() && written < settings.partBytes());
                zip.closeEntry();
                if (rows.size() < settings.pageRows()) {
                    at = at.nextSection();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Archive(
                bytes.toByteArray(),
                Optional.of(at).filter(end -> end.section < Sections.ALL.size()).map(Place::nextPart));
    }

    /** @param key empty in a section that is paged by offset */
    record Line(String json, String key) {}

    private List<Line> page(TenantId tenant, UserId user, Sections.Section section, Place at) {
        return tx.call(tenant, () -> {
            var statement = sql.of(section.sql()).with("user", user).with("most", settings.pageRows());
            statement = section.isByKey() ? statement.with("after", at.after) : statement.with("offset", at.offset);
            if (section.sql().contains(":now")) {
                statement = statement.with("now", clock.instant());
            }
            return statement.list(row -> new Line(
                    section.isOfAnswers() ? answered(row) : row.text("json"),
                    section.isByKey() ? row.text("key") : ""));
        });
    }

    /** As it is shown on the screens. */
    private String answered(Row row) throws SQLException {
        var given = row.text("json");
        return given.substring(0, given.length() - 1) + ", \"answer\": "
                + json.write(sealed.open(row.uuid("attempt_id"), row)) + "}";
    }
}
