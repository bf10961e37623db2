package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ExportLedger;
import com.speechcad.db.FileStore;
import com.speechcad.db.FilesWithAPause;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.NotSet;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.SendFile;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.privacy.Closing.State;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody leaves while a file that they asked for is still being made. */
class FilesOnTheWayTest {
    private static final UUID JOB = new UUID(0, 9);

    private final TestApp app = TestApp.through(
            "",
            port -> port instanceof FileStore files ? new FilesWithAPause(files, "1/", this::meanwhile) : port,
            Map.of(),
            new Leaver.NoCopies());
    private final Leaver ana = new Leaver(app, 901);

    private Runnable meanwhile = () -> {};

    private void meanwhile() {
        meanwhile.run();
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
        meanwhile = ana::leaves;
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

    /** An operator had it made, and it is about somebody else. */
    @Test
    void a_ledger_in_an_operators_chat_goes_with_its_person() {
        app.tx().run(TestApp.TENANT, () -> {
            var operator = app.get(Users.class).meet(990, Optional.empty()).id();
            app.get(Users.class).makeAdmin(operator, true);
            app.get(ExportLedger.class).ask(operator, ana.user());
        });
        ana.work();
        assertThat(rows("select 1 as one from chat_message where slot like 'ledger-%'"))
                .isOne();
        assertThat(app.files().keys()).hasSize(1);

        ana.leaves();

        assertThat(rows("select 1 as one from chat_message where slot like 'ledger-%'"))
                .isZero();
        assertThat(app.files().keys()).isEmpty();
    }

    @Test
    void a_list_of_contacts_that_was_asked_for_first_is_waited_for() {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Jobs.class)
                                .add("export-contacts", JOB + ":" + ana.user().value() + ":1", "{}"));
        ana.asks(new Rest.Nothing());
        runs(CloseAccountJob.KIND);
        assertThat(ana.closing()).map(Closing::state).contains(State.WAITING);

        ana.work();
        app.clock().advance(Duration.ofMinutes(1));
        ana.work();

        assertThat(app.messenger().everything())
                .extracting(Outgoing::attachment)
                .filteredOn(Objects::nonNull)
                .hasSize(1);
        assertThat(ana.closing()).map(Closing::state).contains(State.DONE);
    }

    /** Such as one that needs a bucket where there is none. */
    @Test
    void a_file_that_waits_for_a_setting_keeps_nobody_from_leaving_for_longer_than_a_day() {
        meanwhile = () -> {
            throw new NotSet("FILES_BUCKET");
        };
        app.tx().run(TestApp.TENANT, () -> app.get(ExportMyData.class).ask(ana.user()));
        ana.work();
        ana.asks(new Rest.Nothing());
        app.clock().advance(Duration.ofHours(23));
        ana.work();
        assertThat(ana.closing()).map(Closing::state).contains(State.WAITING);

        app.clock().advance(Duration.ofHours(1));
        ana.work();

        assertThat(ana.closing()).map(Closing::state).contains(State.DONE);
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
