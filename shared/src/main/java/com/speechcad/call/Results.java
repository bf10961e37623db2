package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What calls of the open transaction's tenant brought: answers, transcripts, summaries, recordings. */
@Singleton
public class Results {
    private static final Duration RECORDING_KEPT = Duration.ofDays(30);

    /** Answers in words and in several keys say what a recording says; a menu's key says only which key, and is counted. */
    static final Duration ANSWERS_KEPT = RECORDING_KEPT;

    /** Transcript, summary and mood say what a recording says. */
    private static final Duration WORDS_KEPT = RECORDING_KEPT;

    /**
     * What was planned longer ago has no words any more: from there to their coming it is less than a day. Whoever goes through
     * all of a person's calls stops there.
     */
    static final Duration PLANNED_WITHIN = WORDS_KEPT.plusDays(1);

    private final Sql sql;
    private final SealedAnswers sealed;
    private final TextMap texts;
    private final Clock clock;

    Results(Sql sql, SealedAnswers sealed, TextMap texts, Clock clock) {
        this.sql = sql;
        this.sealed = sealed;
        this.texts = texts;
        this.clock = clock;
    }

    /** Those that may be seen by now, in the order they were given. */
    public List<Answer> answers(UUID attempt) {
        return askAnswers(attempt).get();
    }

    Later<List<Answer>> askAnswers(UUID attempt) {
        return sql.of("""
                        select step, kind, shown, visible_at, variable, sealed from call_answer
                        where attempt_id = :attempt and visible_at <= :now
                          and (keep_until is null or keep_until > :now) order by seq""")
                .with("attempt", attempt)
                .with("now", clock.instant())
                .askList(row -> new Answer(
                        row.text("step"),
                        row.constant(Answer.Kind.class, "kind"),
                        sealed.open(attempt, row),
                        row.instant("visible_at"),
                        row.maybeText("variable")));
    }

    /** From when on further answers can be seen, if there are any. */
    Later<Optional<Instant>> askMoreAnswersAt(UUID attempt) {
        return sql.of("""
                        select max(visible_at) as at from call_answer
                        where attempt_id = :attempt and visible_at > :now""").with("attempt", attempt).with("now", clock.instant()).askOnly(row -> row.maybeInstant("at"));
    }

    /**
     * While they are kept; empty texts where the provider had none.
     *
     * @param successful as the provider judges; empty where it does not
     * @param custom what further analysis found, by name, masked
     */
    public record Words(
            String transcript,
            String summary,
            String sentiment,
            Optional<Boolean> successful,
            Map<String, String> custom) {
        static final Words NONE = new Words("", "", "", Optional.empty(), Map.of());
    }

    public Optional<Words> words(UUID attempt) {
        return askWords(attempt).get();
    }

    Later<Optional<Words>> askWords(UUID attempt) {
        return sql.of("""
                        select coalesce(transcript, '') as transcript, coalesce(summary, '') as summary,
                          coalesce(sentiment, '') as sentiment, successful, coalesce(custom, '{}') as custom
                        from call_record
                        where attempt_id = :attempt and keep_until > :now""")
                .with("attempt", attempt)
                .with("now", clock.instant())
                .askFirst(row -> new Words(
                        row.text("transcript"),
                        row.text("summary"),
                        row.text("sentiment"),
                        row.maybeFlag("successful"),
                        texts.read(row.text("custom"))));
    }

    /**
     * What lies in the bucket.
     *
     * @param key a voice message ({@code .ogg}), or the WAV file as it came
     * @param until when it is deleted
     */
    public record Recording(String key, long bytes, Instant until) {}

    /** Once the recording was fetched, and while it is kept. */
    public Optional<Recording> recording(UUID attempt) {
        return sql.of(
                        "select file_key, bytes, keep_until from recording where attempt_id = :attempt and keep_until > :now")
                .with("attempt", attempt)
                .with("now", clock.instant())
                .first(row -> new Recording(row.text("file_key"), row.number("bytes"), row.instant("keep_until")));
    }

    /** The key in the bucket, once the recording was fetched and while it is kept. */
    Later<Optional<String>> askRecording(UUID attempt) {
        return sql.of("select file_key from recording where attempt_id = :attempt and keep_until > :now")
                .with("attempt", attempt)
                .with("now", clock.instant())
                .askFirst(row -> row.text("file_key"));
    }

    /** How many answers are kept so far, seen or not. */
    Later<Integer> askKept(UUID attempt) {
        return sql.of("select count(*) as n from call_answer where attempt_id = :attempt")
                .with("attempt", attempt)
                .askOnly(row -> row.integer("n"));
    }

    /** Keeps the fuller of the two: a later report may know less than an earlier one. */
    void keepAnswers(UUID attempt, List<Answer> given, int kept) {
        if (given.size() <= kept) {
            return;
        }
        if (kept > 0) {
            sql.of("delete from call_answer where attempt_id = :attempt")
                    .with("attempt", attempt)
                    .soon();
        }
        for (int seq = 0; seq < given.size(); seq++) {
            var answer = given.get(seq);
            sql.of("""
                    insert into call_answer (attempt_id, seq, step, kind, shown, visible_at, variable, sealed, keep_until)
                    values (:attempt, :seq, :step, :kind, :shown, :visible, :variable, :sealed, :until)""")
                    .with("attempt", attempt)
                    .with("seq", seq)
                    .with("step", answer.step())
                    .with("kind", answer.kind())
                    .with("shown", SealedAnswers.plain(answer))
                    .with("variable", answer.variable().orElse(null))
                    .with("sealed", sealed.seal(attempt, answer))
                    .with(
                            "until",
                            answer.kind() == Answer.Kind.KEY
                                    ? null
                                    : clock.instant().plus(ANSWERS_KEPT))
                    .with("visible", answer.visibleAt())
                    .soon();
        }
    }

    /**
     * The call is over by now: what was kept during its second leg shows.
     *
     * @param typed from when on longer typed input does
     */
    void seenNow(UUID attempt, Instant typed) {
        sql.of("""
                update call_answer set visible_at = least(visible_at,
                  case when kind in ('TYPED', 'MATCH') then greatest(:typed, :now) else :now end)
                where attempt_id = :attempt""")
                .with("typed", typed)
                .with("now", clock.instant())
                .with("attempt", attempt)
                .soon();
    }

    void keepWords(UUID attempt, String transcript, CallReport.Analysis analysis) {
        sql.of("""
                insert into call_record (attempt_id, transcript, summary, sentiment, voicemail, successful, custom,
                  keep_until)
                values (:attempt, nullif(:transcript, ''), nullif(:summary, ''), nullif(:sentiment, ''), :voicemail,
                  :successful::boolean, nullif(:custom::jsonb, '{}'), :until)
                on conflict (tenant_id, attempt_id) do update
                  set transcript = coalesce(excluded.transcript, call_record.transcript),
                    summary = coalesce(excluded.summary, call_record.summary),
                    sentiment = coalesce(excluded.sentiment, call_record.sentiment),
                    voicemail = excluded.voicemail,
                    successful = coalesce(excluded.successful, call_record.successful),
                    custom = coalesce(excluded.custom, call_record.custom),
                    keep_until = coalesce(call_record.keep_until, excluded.keep_until)""")
                .with("attempt", attempt)
                .with("until", clock.instant().plus(WORDS_KEPT))
                .with("transcript", transcript)
                .with("summary", Mask.words(analysis.summary()))
                .with("sentiment", analysis.sentiment())
                .with("voicemail", analysis.voicemail())
                .with("successful", analysis.successful().orElse(null))
                .with("custom", texts.write(masked(analysis.custom())))
                .soon();
    }

    private static Map<String, String> masked(Map<String, String> custom) {
        var masked = new LinkedHashMap<String, String>();
        custom.forEach((name, value) -> masked.put(name, Mask.words(value)));
        return masked;
    }

    /** Whether its caller is being forgotten, so that nothing of it is kept. */
    boolean isForgotten(UUID attempt) {
        return sql.of("select purged_at is not null as purged from attempt where id = :attempt")
                .with("attempt", attempt)
                .only(row -> row.flag("purged"));
    }

    void keepRecording(UUID attempt, String fileKey, int bytes) {
        sql.of("""
                insert into recording (attempt_id, file_key, bytes, keep_until) values (:attempt, :key, :bytes, :until)
                on conflict (tenant_id, attempt_id) do nothing""")
                .with("attempt", attempt)
                .with("key", fileKey)
                .with("bytes", bytes)
                .with("until", clock.instant().plus(RECORDING_KEPT))
                .update();
    }

    /** Under the tenant's number, as everything in the bucket. */
    static String fileKey(TenantId tenant, UUID attempt, String ending) {
        return tenant.value() + "/recordings/" + attempt + "." + ending;
    }
}
