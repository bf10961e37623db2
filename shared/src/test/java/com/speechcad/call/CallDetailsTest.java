package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallDetails.Status;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallDetailsTest {
    private static final Attempt.Script SCRIPT =
            new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));

    private final TestApp app =
            TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), new FakeProvider());
    private final Caller ana = new Caller(app, 1);
    private final Caller ravi = new Caller(app, 2);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_call_is_queued_started_and_complete_and_says_the_rest_when_it_is_over() {
        var attempt = ana.asksForRecorded(SCRIPT);
        assertThat(status(ana, attempt)).isEqualTo(Status.QUEUED);
        ana.isDialled();
        assertThat(status(ana, attempt)).isEqualTo(Status.QUEUED);

        var reports = new Reports(attempt, app.clock().instant());
        ana.take(reports.started());
        assertThat(status(ana, attempt)).isEqualTo(Status.STARTED);
        assertThat(of(ana, attempt)).satisfies(running -> {
            assertThat(running.words().transcript()).isEmpty();
            assertThat(running.words().summary()).isEmpty();
            assertThat(running.variables()).isEmpty();
        });

        ana.take(reports.analyzed(Reports.keys("1").toArray(CallReport.Turn[]::new)));
        assertThat(of(ana, attempt)).satisfies(over -> {
            assertThat(over.status()).isEqualTo(Status.COMPLETE);
            assertThat(over.attempt().id()).isEqualTo(attempt);
            assertThat(over.words().transcript()).contains("B: it is •••").doesNotContain("4155550");
            assertThat(over.words().summary()).isEqualTo("They said ••• and agreed.");
        });
    }

    @Test
    void variables_are_by_the_authors_names_the_last_answer_counts_and_typed_ones_wait() {
        var attempt = ana.asksFor(SCRIPT);
        var now = app.clock().instant();
        var later = now.plus(Duration.ofMinutes(10));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Results.class)
                                .keepAnswers(
                                        attempt,
                                        List.of(
                                                answer("s1", Answer.Kind.SPOKEN, "Monday", now, "day"),
                                                answer("s1", Answer.Kind.SPOKEN, "Tuesday", now, "day"),
                                                new Answer("s2", Answer.Kind.KEY, "1", now),
                                                answer("s3", Answer.Kind.TYPED, "•••••1", later, "zip")),
                                        0));

        assertThat(of(ana, attempt).variables()).containsExactly(Map.entry("day", "Tuesday"));
        app.clock().advance(Duration.ofMinutes(10));
        assertThat(of(ana, attempt).variables())
                .containsExactly(Map.entry("day", "Tuesday"), Map.entry("zip", "•••••1"));
    }

    @Test
    void nobody_asks_about_anothers_call_or_counts_it() {
        var hers = ana.asksFor(SCRIPT);
        ana.isDialled();
        var his = ravi.asksFor(SCRIPT);
        ana.take(new Reports(hers, app.clock().instant()).started());

        assertThat(ravi.in(() -> app.get(CallDetails.class).of(ravi.user, hers)))
                .isEmpty();
        assertThat(ravi.in(() -> app.get(CallDetails.class).status(ravi.user, hers)))
                .isEmpty();
        var asked = List.of(hers, his, UUID.randomUUID());
        assertThat(many(ana, asked)).isEqualTo(Map.of(Status.STARTED, 1));
        assertThat(many(ravi, asked)).isEqualTo(Map.of(Status.QUEUED, 1));
        assertThat(many(ravi, List.of())).isEmpty();
    }

    private static Answer answer(String step, Answer.Kind kind, String shown, Instant at, String name) {
        return new Answer(step, kind, shown, at, Optional.of(name));
    }

    private CallDetails.Details of(Caller caller, UUID attempt) {
        return caller.in(() -> app.get(CallDetails.class).of(caller.user, attempt))
                .orElseThrow();
    }

    private Status status(Caller caller, UUID attempt) {
        return caller.in(() -> app.get(CallDetails.class).status(caller.user, attempt))
                .orElseThrow();
    }

    private Map<Status, Integer> many(Caller caller, List<UUID> ids) {
        return caller.in(() -> app.get(CallDetails.class).many(caller.user, ids));
    }
}
