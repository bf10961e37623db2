package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.FileStore;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What calls brought is deleted when its month is over: all of it in one run, whatever is stuck. */
class ForgetResultsTest {
    private static final int MANY = 250;
    private static final Attempt.Script SCRIPT =
            new Attempt.Script(new UUID(0, 7), "Survey", 1, "agent_1", 1, true, Map.of());

    private final Bucket bucket = new Bucket();
    private final TestApp app = TestApp.through(
            "",
            port -> port instanceof FileStore ? bucket : port,
            Map.of("platform.caller.id", Caller.PLATFORM.e164()),
            new FakeProvider());
    private final Caller ana = new Caller(app, 1);
    private final UUID first = ana.asksFor(SCRIPT);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void hundreds_of_recordings_are_deleted_in_one_run_and_one_that_is_stuck_keeps_none_of_them() {
        copies();
        app.database().admin("""
                        insert into recording (tenant_id, attempt_id, file_key, bytes, keep_until)
                        select 1, id, '1/recordings/' || id || '.ogg', 1, '%s'::timestamptz
                            - case when id = '%s' then interval '1 hour' else interval '0' end
                        from attempt""".formatted(app.clock().instant().plus(Duration.ofDays(30)), first));
        ana.in(() -> app.sql().of("select file_key from recording").list(row -> row.text("file_key")))
                .forEach(key -> bucket.put(key, "audio/ogg", new byte[1]));
        bucket.stuck = "1/recordings/" + first + ".ogg";

        retention(Duration.ofDays(30).minusSeconds(1));
        assertThat(bucket.files).hasSize(MANY + 1);
        retention(Duration.ofSeconds(1));

        assertThat(bucket.files).containsExactly(bucket.stuck);
        assertThat(count("recording where true")).isOne();

        bucket.stuck = "";
        retention(Duration.ZERO);
        assertThat(bucket.files).isEmpty();
        assertThat(count("recording where true")).isZero();
    }

    @Test
    void what_was_said_lies_as_long_as_a_recording_and_then_only_whether_a_machine_answered() {
        copies();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Results.class)
                                .keepWords(
                                        first,
                                        "Agent: Good morning.",
                                        new CallReport.Analysis("They confirmed.", "Positive", true)));
        app.database().admin("""
                insert into call_record (tenant_id, attempt_id, transcript, summary, voicemail, keep_until)
                select a.tenant_id, a.id, r.transcript, r.summary, r.voicemail, r.keep_until
                from attempt a, call_record r where a.id <> r.attempt_id and r.tenant_id = a.tenant_id""");

        retention(Duration.ofDays(30).minusSeconds(1));
        assertThat(words()).map(Results.Words::summary).contains("They confirmed.");
        // Nobody reads it any more at that instant, whenever it is deleted.
        app.clock().advance(Duration.ofSeconds(1));
        assertThat(words()).isEmpty();
        retention(Duration.ZERO);

        assertThat(count("call_record where transcript is not null or summary is not null or sentiment is not null"))
                .isZero();
        assertThat(count("call_record where voicemail")).isEqualTo(MANY + 1);
    }

    @Test
    void what_was_answered_in_words_lies_as_long_and_which_key_was_pressed_is_counted_for_good() {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Results.class)
                                .keepAnswers(
                                        first,
                                        List.of(
                                                answer("s1", Answer.Kind.KEY, "1"),
                                                answer("s2", Answer.Kind.SPOKEN, "on Friday"),
                                                answer("s3", Answer.Kind.FEEDBACK, "too early")),
                                        0));

        retention(Duration.ofDays(30).minusSeconds(1));
        assertThat(seen()).containsExactly("1", "on Friday", "too early");
        // Nobody reads it any more at that instant, whenever it is deleted.
        app.clock().advance(Duration.ofSeconds(1));
        assertThat(seen()).containsExactly("1");
        app.database().admin("delete from call_answer where kind = 'KEY'");
        assertThat(ana.in(() -> app.get(Inbox.class).totals(ana.user)).answered())
                .isZero();
        assertThat(ana.in(() -> app.get(Inbox.class).count(ana.user, new Inbox.Which.Answered())))
                .isZero();
        retention(Duration.ZERO);

        assertThat(count("call_answer where true")).isZero();
    }

    /** Kept by a version that gave answers in words no end: the daily task finds them all the same. */
    @Test
    void answers_in_words_of_before_are_deleted_too_and_keys_stay() {
        copies();
        app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                select tenant_id, id, n, 's' || n, (array['KEY', 'SPOKEN', 'FEEDBACK'])[n], 'x', '%s'
                from attempt, generate_series(1, 3) n""".formatted(app.clock().instant()));

        retention(Duration.ofDays(30).minusSeconds(1));
        assertThat(count("call_answer where kind <> 'KEY'")).isEqualTo(2 * (MANY + 1));
        retention(Duration.ofSeconds(1));

        assertThat(count("call_answer where kind <> 'KEY'")).isZero();
        assertThat(count("call_answer where kind = 'KEY'")).isEqualTo(MANY + 1);
    }

    @Test
    void a_kind_that_is_more_than_a_day_behind_raises_an_alarm() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        ((Logger) LoggerFactory.getLogger(ForgetResults.class)).addAppender(log);
        copies();
        recordings();
        bucket.stuck = "1/recordings/" + first + ".ogg";

        retention(Duration.ofDays(31).minusSeconds(1));
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("behind"));
        retention(Duration.ofSeconds(1));

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("ALARM recordings_to_delete is more than a day behind");
        ((Logger) LoggerFactory.getLogger(ForgetResults.class)).detachAppender(log);
    }

    /** The bucket is slow: what was said is deleted all the same, and so is all that fits into the time of recordings. */
    @Test
    void a_run_whose_time_is_over_went_through_something_of_each_kind() {
        copies();
        recordings();
        app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at, keep_until)
                select tenant_id, id, n, 's' || n, 'SPOKEN', 'x', '%1$s', '%1$s' from attempt, generate_series(1, 4) n""".formatted(app.clock().instant()));
        bucket.takes = () -> app.clock().advance(Duration.ofSeconds(1));

        app.clock().advance(Duration.ofDays(31));
        app.get(ForgetResults.class).run(Duration.ofSeconds(20));

        assertThat(count("call_answer where true")).isZero();
        assertThat(count("recording where true")).isBetween(1L, (long) MANY);
    }

    private void recordings() {
        app.database().admin("""
                insert into recording (tenant_id, attempt_id, file_key, bytes, keep_until)
                select 1, id, '1/recordings/' || id || '.ogg', 1, '%s' from attempt""".formatted(app.clock().instant().plus(Duration.ofDays(30))));
    }

    private Answer answer(String step, Answer.Kind kind, String shown) {
        return new Answer(step, kind, shown, app.clock().instant());
    }

    private List<String> seen() {
        return ana.in(() -> app.get(Results.class).answers(first)).stream()
                .map(Answer::shown)
                .toList();
    }

    private Optional<Results.Words> words() {
        return ana.in(() -> app.get(Results.class).words(first));
    }

    private void copies() {
        app.database().admin("""
                insert into attempt select (jsonb_populate_record(a, jsonb_build_object(
                  'id', gen_random_uuid(), 'nonce', 'copy ' || n, 'state', 'NOT_CONNECTED'))).*
                from attempt a, generate_series(1, %d) n""".formatted(MANY));
    }

    private long count(String of) {
        return ana.in(() -> app.sql().of("select count(*) as n from " + of).only(row -> row.number("n")));
    }

    private void retention(Duration later) {
        app.clock().advance(later);
        app.all(Task.class).stream()
                .filter(task -> task.name().equals("retention"))
                .forEach(task -> task.run(Duration.ofSeconds(30)));
    }

    private static final class Bucket implements FileStore {
        private final Set<String> files = new HashSet<>();
        private String stuck = "";
        private Runnable takes = () -> {};

        @Override
        public void put(String key, String contentType, byte[] content) {
            files.add(key);
        }

        @Override
        public Optional<byte[]> get(String key) {
            return files.contains(key) ? Optional.of(new byte[1]) : Optional.empty();
        }

        @Override
        public void delete(String key) {
            takes.run();
            if (key.equals(stuck)) {
                throw new Unreachable("no answer");
            }
            files.remove(key);
        }
    }
}
