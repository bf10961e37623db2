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
        var flows = new ArrayList<String>();
        for (var file : files) {
            flows.addAll(lines(app.files().get(file.value()).orElseThrow(), "flows.jsonl"));
        }
        assertThat(flows).hasSize(FLOWS).doesNotHaveDuplicates();
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
