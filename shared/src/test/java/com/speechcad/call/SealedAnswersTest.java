package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How typed answers lie: masked, encrypted for one call, and for a month. */
class SealedAnswersTest {
    private static final String MASKED = "•••••1";
    private static final Attempt.Script SCRIPT =
            new Attempt.Script(new UUID(0, 7), "Survey", 1, "agent_1", 1, true, Map.of());

    private final TestApp app =
            TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), new FakeProvider());
    private final Caller ana = new Caller(app, 1);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void not_even_the_last_digit_lies_readable_and_another_calls_answer_does_not_open() {
        var attempt = kept();
        var other = kept();

        assertThat(ana.in(() -> app.sql()
                        .of("select shown from call_answer where kind = 'TYPED'")
                        .list(row -> row.text("shown"))))
                .containsExactly("••••••", "••••••");
        var sealed = ana.in(() -> app.sql()
                .of("select sealed from call_answer where attempt_id = :id and kind = 'TYPED'")
                .with("id", attempt)
                .only(row -> row.maybeBytes("sealed").orElseThrow()));
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("•", "739251");
        assertThat(shown(attempt)).containsExactly("2", MASKED, "✓");

        app.database()
                .admin("update call_answer set sealed = (select sealed from call_answer where attempt_id = '" + attempt
                        + "' and kind = 'TYPED') where attempt_id = '" + other + "' and kind = 'TYPED'");
        assertThatThrownBy(() -> shown(other)).isInstanceOf(IllegalStateException.class);
    }

    /** By call, by flow, call by call for a file, and by variable. */
    @Test
    void typed_answers_look_the_same_wherever_they_are_listed() {
        var flow = new UUID(0, 8);
        app.database().admin("""
                insert into flow (tenant_id, id, owner_user_id, name, language, draft, created_at, updated_at)
                values (1, '%1$s', %2$d, 'Survey', 'EN', '{"steps":[]}', now(), now());
                insert into flow_version (tenant_id, id, flow_id, number, name, language, definition, digest, transfers, state,
                  agent_id, agent_version, created_at)
                values (1, '%3$s', '%1$s', 1, 'Survey', 'EN', '{"steps":[]}', '', '{}', 'PUBLISHED', 'agent_1', 0, now())""".formatted(flow, ana.user.value(), SCRIPT.version()));
        var attempt = kept();
        app.database()
                .admin(
                        "update attempt set state = 'ENDED'; update call_answer set variable = 'zip' where kind = 'TYPED'");

        assertThat(shown(attempt)).contains(MASKED);
        var answers = app.get(InboxAnswers.class);
        assertThat(ana.in(() -> answers.said(ana.user, flow, "s2", Answer.Kind.TYPED, 5)))
                .containsExactly(MASKED);
        assertThat(ana.in(() -> answers.before(ana.user, flow, Optional.empty(), 5)))
                .singleElement()
                .satisfies(call -> assertThat(call.given()).containsEntry("s2", MASKED));
        assertThat(ana.in(() -> app.get(InboxVariables.class).of(ana.user, flow)))
                .singleElement()
                .satisfies(variable -> assertThat(variable.values()).containsExactly(Map.entry(MASKED, 1)));
    }

    @Test
    void after_a_month_the_typed_ones_are_deleted_and_a_menus_key_stays() {
        var attempt = kept();

        retention(Duration.ofDays(30).minusSeconds(1));
        assertThat(shown(attempt)).hasSize(3);
        // Nobody sees it any more at that instant, whenever it is deleted.
        app.clock().advance(Duration.ofSeconds(1));
        assertThat(shown(attempt)).containsExactly("2");
        retention(Duration.ZERO);
        retention(Duration.ZERO);
        assertThat(ana.in(() -> app.sql()
                        .of("select kind from call_answer where attempt_id = :id")
                        .with("id", attempt)
                        .list(row -> row.text("kind"))))
                .containsExactly("KEY");
    }

    private UUID kept() {
        var attempt = ana.asksFor(SCRIPT);
        var now = app.clock().instant();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Results.class)
                                .keepAnswers(
                                        attempt,
                                        List.of(
                                                new Answer("s1", Answer.Kind.KEY, "2", now),
                                                new Answer("s2", Answer.Kind.TYPED, Mask.keys("739251"), now),
                                                new Answer("s3", Answer.Kind.MATCH, "✓", now)),
                                        0));
        return attempt;
    }

    private void retention(Duration later) {
        app.clock().advance(later);
        var tasks = app.all(Task.class).stream()
                .filter(task -> task.name().equals("retention"))
                .toList();
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(2);
        tasks.forEach(task -> task.run(Duration.ofSeconds(30)));
    }

    private List<String> shown(UUID attempt) {
        return ana.in(() -> app.get(Results.class).answers(attempt)).stream()
                .map(Answer::shown)
                .toList();
    }
}
