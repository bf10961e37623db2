package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.FileStore;
import com.speechcad.db.FilesWithAPause;
import com.speechcad.db.Job;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.SendFile;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.privacy.Closing.State;
import com.speechcad.text.Text;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody leaves while a file that they asked for is still being made. */
class FilesOnTheWayTest {
    private static final UUID JOB = new UUID(0, 9);

    private final TestApp app = TestApp.through(
            "",
            port -> port instanceof FileStore files ? new FilesWithAPause(files, "1/contacts/", this::leaves) : port,
            Map.of(),
            new Leaver.NoCopies());
    private final Leaver ana = new Leaver(app, 901);

    private void leaves() {
        ana.leaves();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void who_asked_for_their_data_first_has_it_before_they_are_forgotten() {
        app.tx().run(TestApp.TENANT, () -> app.get(ExportMyData.class).ask(ana.user()));
        ana.asks(new Rest.Nothing());
        for (int i = 0; i < 3; i++) {
            runs(CloseAccountJob.KIND);
        }
        assertThat(ana.closing()).map(Closing::state).contains(State.WAITING);

        ana.work();
        app.clock().advance(Duration.ofMinutes(1));
        ana.work();

        assertThat(app.messenger().everything())
                .extracting(Outgoing::attachment)
                .filteredOn(Objects::nonNull)
                .extracting(Outgoing.File::value)
                .singleElement()
                .asString()
                .startsWith("1/my-data/");
        assertThat(ana.closing()).map(Closing::state).contains(State.DONE);
        assertThat(app.files().keys()).isEmpty();
    }

    @Test
    void a_file_that_is_ready_when_its_person_was_forgotten_is_thrown_away() {
        app.get(SendFile.class)
                .send(
                        new Job(TestApp.TENANT, JOB, "export-contacts", "list", "{}", 1),
                        ana.user(),
                        new SendFile.Made(
                                "contacts",
                                "contacts",
                                FileText.MY_DATA,
                                "csv",
                                "text/csv",
                                new byte[] {1},
                                Text.text(PrivacyText.DATA_FILE)));

        assertThat(app.files().keys()).isEmpty();
        assertThat(rows("select 1 as one from chat_message")).isZero();
    }

    private void runs(String kind) {
        app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select id from job where kind = :kind")
                                .with("kind", kind)
                                .list(row -> row.uuid("id")))
                .forEach(id -> app.get(RunJob.class).run(TestApp.TENANT, id));
        app.clock().advance(Duration.ofSeconds(1));
    }

    private int rows(String select) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.sql().of(select).list(_ -> true))
                .size();
    }
}
