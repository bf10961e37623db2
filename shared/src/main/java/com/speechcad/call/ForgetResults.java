package com.speechcad.call;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.FileStore;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final AcrossTenants across;
    private final Results results;
    private final FileStore files;
    private final Clock clock;

    ForgetResults(Tx tx, Sql sql, AcrossTenants across, Results results, FileStore files, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
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

    private void each(UntilNoneIsDue until, String due, Supplier<Instant> before, Consumer<OfTenant<UUID>> forget) {
        until.each(
                most -> across.due(due, before.get(), most),
                forget,
                (old, stuck) -> LOG.error("ALARM {} of attempt {} is not deleted", due, old.id(), stuck));
    }

    /** The file first: a row without a file is found again, a file without a row is not. */
    private void forgetRecording(OfTenant<UUID> old) {
        tx.call(old.tenant(), () -> results.storedRecording(old.id())).ifPresent(files::delete);
        tx.run(
                old.tenant(),
                () -> sql.of("delete from recording where attempt_id = :attempt")
                        .with("attempt", old.id())
                        .update());
    }

    /** Masked and encrypted as they are. */
    private void forgetAnswers(OfTenant<UUID> old) {
        tx.run(
                old.tenant(),
                () -> sql.of("delete from call_answer where attempt_id = :attempt and keep_until <= :now")
                        .with("attempt", old.id())
                        .with("now", clock.instant())
                        .update());
    }

    private Instant saidBefore() {
        return clock.instant().minus(Results.ANSWERS_KEPT);
    }

    /** From before answers in words had an end. */
    private void forgetSaid(OfTenant<UUID> old) {
        tx.run(
                old.tenant(),
                () -> sql.of("""
                        delete from call_answer where attempt_id = :attempt and keep_until is null
                          and kind in ('SPOKEN', 'FEEDBACK') and visible_at <= :before""")
                        .with("attempt", old.id())
                        .with("before", saidBefore())
                        .update());
    }

    /** Whether a machine answered stays: campaigns count it. */
    private void forgetWords(OfTenant<UUID> old) {
        tx.run(
                old.tenant(),
                () -> sql.of("""
                        update call_record set transcript = null, summary = null, sentiment = null, successful = null,
                          custom = null, keep_until = null
                        where attempt_id = :attempt and keep_until <= :now""")
                        .with("attempt", old.id())
                        .with("now", clock.instant())
                        .update());
    }
}
