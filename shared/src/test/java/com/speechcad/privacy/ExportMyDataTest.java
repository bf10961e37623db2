package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person gets who has more than fits into one file. */
class ExportMyDataTest {
    private static final ChatId CHAT = new ChatId(7801);
    private static final int FLOWS = 23;

    private final TestApp app =
            TestApp.configured(Map.of("privacy.export.page-rows", 5, "privacy.export.part-bytes", 2_000));
    private final UserId user = app.tx()
            .call(
                    TestApp.TENANT,
                    () -> app.get(Users.class)
                            .meet(CHAT.value(), Optional.of(Language.EN))
                            .id());

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void what_is_too_much_for_one_file_comes_in_parts_and_nothing_is_left_out_or_said_twice() throws IOException {
        app.database().admin("""
                insert into flow (tenant_id, id, owner_user_id, name, language, draft, created_at, updated_at)
                select 1, gen_random_uuid(), %d, 'Flow ' || n, 'EN', '{"steps":[]}', now(), now()
                from generate_series(1, %d) n""".formatted(user.value(), FLOWS));

        app.tx().run(TestApp.TENANT, () -> app.get(ExportMyData.class).ask(user));
        work();

        var files = files();
        assertThat(files).hasSizeGreaterThan(2);
        assertThat(files).extracting(Outgoing.File::name).startsWith("my-data.1.zip", "my-data.2.zip");
        assertThat(captions().getFirst()).contains("part 1; the next one follows");
        assertThat(captions().getLast()).contains("part " + files.size() + ", the last");
        assertThat(all("flows.jsonl")).hasSize(FLOWS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "EN, 'transcripts.jsonl: transcripts of your calls'",
        "FR, 'transcripts.jsonl : les transcriptions de vos appels'",
        "HI, 'transcripts.jsonl: आपकी कॉलों की लिखित प्रतियाँ'",
        "ZH, transcripts.jsonl：您的通话文字记录"
    })
    void it_begins_with_what_each_file_is_in_the_readers_language(Language language, String line) throws IOException {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).choose(user, language));
        app.tx().run(TestApp.TENANT, () -> app.get(ExportMyData.class).ask(user));
        work();

        var readMe = all("README.txt");

        assertThat(readMe).extracting(said -> said.replaceAll("\\h", " ")).contains(line);
        assertThat(readMe).hasSize(1 + Sections.ALL.size());
    }

    /** Several rows of one call, list or number among them, and calls of the same moment. */
    @Test
    void whatever_is_paged_by_key_is_in_it_once_too() throws IOException {
        var mine = user.value();
        app.tx().run(TestApp.TENANT, () -> app.get(Businesses.class).of(user));
        app.database().admin("""
                insert into contact_list (tenant_id, id, business_id, owner_user_id, name, country, created_at)
                select 1, gen_random_uuid(), b.id, %1$d, 'List ' || n, 'US', now()
                from business b, generate_series(1, 3) n where b.owner_user_id = %1$d""".formatted(mine));
        app.database().admin("""
                insert into contact (tenant_id, list_id, seq, number, region)
                select 1, l.id, n, '+1415555' || (1000 + n), 'US'
                from contact_list l, generate_series(1, 7) n""");
        app.database().admin("""
                insert into gate_answer (tenant_id, audit_seq, place, subject, number, business_id, stage, decision, rule, at)
                select 1, n, p, 'x', '+1415555' || (1000 + n %% 3), b.id, 'DIAL', 'ALLOW', 'CONSENTED', now()
                from business b, generate_series(1, 4) n, generate_series(1, 3) p where b.owner_user_id = %d""".formatted(mine));
        app.database().admin("insert into provider_account (tenant_id, provider) values (1, 'retell')");
        app.database().admin("""
                insert into attempt (tenant_id, id, user_id, business_id, account_id, nonce, kind, to_number, from_number,
                  recording, flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input,
                  most_micros, most_seconds, price_version, state, planned_at, due_at)
                select 1, gen_random_uuid(), %1$d, b.id, p.id, gen_random_uuid()::text, 'SINGLE', '+14155550101',
                  '+14155550101', false, gen_random_uuid(), 'x', 1, 'a', 1, false, 0, 60, 1, 'ENDED', now(), now()
                from business b, provider_account p, generate_series(1, 6) n where b.owner_user_id = %1$d""".formatted(mine));
        app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                select 1, a.id, n, 's' || n, 'KEY', n::text, '2000-01-01' from attempt a, generate_series(1, 3) n""");

        app.tx().run(TestApp.TENANT, () -> app.get(ExportMyData.class).ask(user));
        work();

        assertThat(all("contacts.jsonl")).hasSize(21).doesNotHaveDuplicates();
        assertThat(all("gate-answers.jsonl")).hasSize(12).doesNotHaveDuplicates();
        assertThat(all("calls.jsonl")).hasSize(6).doesNotHaveDuplicates();
        assertThat(all("answers.jsonl")).hasSize(18).doesNotHaveDuplicates();
    }

    private List<String> all(String name) throws IOException {
        var all = new ArrayList<String>();
        for (var file : files()) {
            all.addAll(lines(app.files().get(file.value()).orElseThrow(), name));
        }
        return all;
    }

    @Test
    void of_a_file_that_no_bot_may_send_the_person_is_told() {
        var job = new Job(TestApp.TENANT, new UUID(0, 1), "any", user.value() + ":1", "{}", 1);
        var large = new byte[(int) Message.Attachment.MOST_BYTES + 1];

        app.get(SendFile.class)
                .send(
                        job,
                        user,
                        new SendFile.Made(
                                "x",
                                "x",
                                FileText.MY_DATA,
                                "zip",
                                "application/zip",
                                large,
                                Text.text(PrivacyText.DATA_FILE)));
        work();

        assertThat(captions())
                .singleElement()
                .satisfies(said ->
                        assertThat(said).contains("larger than the 50 MB").contains("support"));
        assertThat(files()).isEmpty();
    }

    private void work() {
        for (var due = app.get(Jobs.class).due(10);
                !due.isEmpty();
                due = app.get(Jobs.class).due(10)) {
            due.forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));
        }
    }

    private List<String> captions() {
        return app.messenger().shown(CHAT).values().stream().map(Outgoing::html).toList();
    }

    private List<Outgoing.File> files() {
        var files = new ArrayList<Outgoing.File>();
        app.messenger().shown(CHAT).values().forEach(said -> {
            if (said.attachment() != null) {
                files.add(said.attachment());
            }
        });
        return files;
    }

    private static List<String> lines(byte[] archive, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                }
            }
        }
        return List.of();
    }
}
