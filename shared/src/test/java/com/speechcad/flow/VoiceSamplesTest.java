package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoiceSamplesTest {
    private final List<URI> read = new ArrayList<>();
    private final VoiceSampleSource source = preview -> {
        read.add(preview);
        return preview.getPath().contains("gone") ? Optional.empty() : Optional.of(new byte[] {1, 2, 3});
    };
    private final TestApp app = TestApp.with(source);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_sample_is_played_in_the_chat_and_fetched_once() {
        var listener = person();
        voice("https://voices.example/emma.wav");

        listen(listener);
        listen(listener);

        var messages = List.copyOf(app.messenger().shown(new ChatId(7701)).values());
        assertThat(messages)
                .extracting(Outgoing::html)
                .allSatisfy(said -> assertThat(said).contains("Emma"));
        assertThat(messages.getLast().attachment()).isNotNull().satisfies(file -> {
            assertThat(file.kind()).isEqualTo("audio");
            assertThat(file.name()).isEqualTo("Emma.wav");
            assertThat(app.files().get(file.value())).contains(new byte[] {1, 2, 3});
        });
        assertThat(read).hasSize(1);
    }

    @Test
    void a_sample_that_is_not_there_is_no_message() {
        var listener = person();
        voice("https://voices.example/gone.mp3");

        listen(listener);

        assertThat(app.messenger().shown(new ChatId(7701))).isEmpty();
    }

    private UserId person() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .meet(7701, Optional.of(Language.EN))
                                .id());
    }

    private void voice(String preview) {
        app.database().admin("""
                insert into voice (tenant_id, id, name, maker, gender, preview_url, seen_at)
                values (1, 'lab-Emma', 'Emma', 'lab', 'FEMALE', '%s', now())""".formatted(preview));
    }

    private void listen(UserId listener) {
        app.clock().advance(Duration.ofSeconds(11));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(VoiceSamples.class)
                                .ask(
                                        listener,
                                        app.get(Voices.class).find("lab-Emma").orElseThrow()));
        app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select id from job where kind = 'voice-sample' and state = 'WAITING'")
                                .list(row -> row.uuid("id")))
                .forEach(job -> app.get(RunJob.class).run(TestApp.TENANT, job));
    }
}
