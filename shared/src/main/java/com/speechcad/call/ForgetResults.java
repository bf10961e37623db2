package com.speechcad.call;

import com.speechcad.db.FileStore;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what calls brought once its time is over: recordings with their files, answers in words or in several keys,
 * transcripts and summaries.
 * Works until nothing is due; what cannot be deleted is an alarm and keeps nothing else.
 */
@Singleton
public class ForgetResults implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetResults.class);

    private final Tx tx;
    private final Sql sql;
    private final Results results;
    private final FileStore files;
    private final Clock clock;

    ForgetResults(Tx tx, Sql sql, Results results, FileStore files, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.results = results;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var until = new UntilNoneIsDue(clock, most);
        each(until, "answers_to_delete", clock::instant, this::forgetAnswers);
        each(until, "said_to_delete", this::saidBefore, this::forgetSaid);
        each(until, "words_to_delete", clock::instant, this::forgetWords);
        // Last: only these ask somebody outside, who may be slow.
        each(until, "recordings_to_delete", clock::instant, this::forgetRecording);
    }

    private record Old(TenantId tenant, UUID attempt) {}

    private void each(UntilNoneIsDue until, String due, Supplier<Instant> before, Consumer<Old> forget) {
        until.each(
                most -> due(due, before.get(), most),
                forget,
                (old, stuck) -> LOG.error("ALARM {} of attempt {} is not deleted", due, old.attempt, stuck));
    }

    private List<Old> due(String function, Instant before, int most) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, attempt_id from " + function + "(:before, :most)")
                        .with("before", before)
                        .with("most", most)
                        .list(row -> new Old(row.tenant("tenant_id"), row.uuid("attempt_id"))));
    }

    /** The file first: a row without a file is found again, a file without a row is not. */
    private void forgetRecording(Old old) {
        tx.call(old.tenant, () -> results.storedRecording(old.attempt)).ifPresent(files::delete);
        tx.run(
                old.tenant,
                () -> sql.of("delete from recording where attempt_id = :attempt")
                        .with("attempt", old.attempt)
                        .update());
    }

    /** Masked and encrypted as they are. */
    private void forgetAnswers(Old old) {
        tx.run(
                old.tenant,
                () -> sql.of("delete from call_answer where attempt_id = :attempt and keep_until <= :now")
                        .with("attempt", old.attempt)
                        .with("now", clock.instant())
                        .update());
    }

    private Instant saidBefore() {
        return clock.instant().minus(Results.ANSWERS_KEPT);
    }

    /** From before answers in words had an end. */
    private void forgetSaid(Old old) {
        tx.run(
                old.tenant,
                () -> sql.of("""
                        delete from call_answer where attempt_id = :attempt and keep_until is null
                          and kind in ('SPOKEN', 'FEEDBACK') and visible_at <= :before""")
                        .with("attempt", old.attempt)
                        .with("before", saidBefore())
                        .update());
    }

    /** Whether a machine answered stays: campaigns count it. */
    private void forgetWords(Old old) {
        tx.run(
                old.tenant,
                () -> sql.of("""
                        update call_record set transcript = null, summary = null, sentiment = null, successful = null,
                          custom = null, keep_until = null
                        where attempt_id = :attempt and keep_until <= :now""")
                        .with("attempt", old.attempt)
                        .with("now", clock.instant())
                        .update());
    }
}
