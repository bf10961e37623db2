package com.speechcad.call;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.BatchByBatch;
import com.speechcad.db.FileStore;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what calls brought once its time is over: recordings with their files, answers in words or in several keys,
 * transcripts and summaries.
 * Each kind has its share of the time, and works until nothing of it is due; what cannot be deleted is an alarm and keeps
 * nothing else, and so is a kind that is a day behind.
 */
@Singleton
public class ForgetResults implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetResults.class);
    private static final Duration LATE = Duration.ofDays(1);
    private static final int ROWS_AT_ONCE = 500;

    /** Each is asked for outside, one after the other. */
    private static final int FILES_AT_ONCE = 50;

    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final FileStore files;
    private final Clock clock;

    ForgetResults(Tx tx, Sql sql, AcrossTenants across, FileStore files, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.files = files;
        this.clock = clock;
    }

    /**
     * One kind of what is deleted.
     *
     * @param due the function that finds it
     * @param kept how long it lies after the time that {@code due} looks at
     */
    private record Kind(String due, Duration kept, int atOnce, Consumer<OfTenant<List<UUID>>> forget) {}

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var kinds = List.of(
                new Kind("answers_to_delete", Duration.ZERO, ROWS_AT_ONCE, this::forgetAnswers),
                new Kind("said_to_delete", Results.ANSWERS_KEPT, ROWS_AT_ONCE, this::forgetSaid),
                new Kind("words_to_delete", Duration.ZERO, ROWS_AT_ONCE, this::forgetWords),
                // Last: only these ask somebody outside, who may be slow.
                new Kind("recordings_to_delete", Duration.ZERO, FILES_AT_ONCE, this::forgetRecordings));
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            // Whoever is done early leaves time to those who come after.
            var share = Duration.between(clock.instant(), end).dividedBy(kinds.size() - i);
            each.run(kind.due, () -> forget(kind, share));
        }
        each.end();
    }

    private void forget(Kind kind, Duration most) {
        new BatchByBatch<>(
                        clock,
                        most,
                        kind.forget,
                        (OfTenant<UUID> old, RuntimeException stuck) ->
                                LOG.error("ALARM {} of attempt {} is not deleted", kind.due, old.id(), stuck))
                .each(many -> across.due(kind.due, clock.instant().minus(kind.kept), many), kind.atOnce);
        var late = clock.instant().minus(kind.kept).minus(LATE);
        if (!across.due(kind.due, late, 1).isEmpty()) {
            LOG.error("ALARM {} is more than a day behind", kind.due);
        }
    }

    /** The files first: a row without a file is found again, a file without a row is not. */
    private void forgetRecordings(OfTenant<List<UUID>> old) {
        tx.call(
                        old.tenant(),
                        () -> sql.of("select file_key from recording where attempt_id = any(:attempts::uuid[])")
                                .with("attempts", old.id())
                                .list(row -> row.text("file_key")))
                .forEach(files::delete);
        forget(
                old,
                "delete from recording where attempt_id = any(:attempts::uuid[]) and keep_until <= :before",
                Duration.ZERO);
    }

    /** Masked and encrypted as they are. */
    private void forgetAnswers(OfTenant<List<UUID>> old) {
        forget(
                old,
                "delete from call_answer where attempt_id = any(:attempts::uuid[]) and keep_until <= :before",
                Duration.ZERO);
    }

    /** From before answers in words had an end. */
    private void forgetSaid(OfTenant<List<UUID>> old) {
        forget(old, """
                delete from call_answer where attempt_id = any(:attempts::uuid[]) and keep_until is null
                  and kind in ('SPOKEN', 'FEEDBACK') and visible_at <= :before""", Results.ANSWERS_KEPT);
    }

    /** Whether a machine answered stays: campaigns count it. */
    private void forgetWords(OfTenant<List<UUID>> old) {
        forget(old, """
                update call_record set transcript = null, summary = null, sentiment = null, successful = null,
                  custom = null, keep_until = null
                where attempt_id = any(:attempts::uuid[]) and keep_until <= :before""", Duration.ZERO);
    }

    private void forget(OfTenant<List<UUID>> old, String statement, Duration kept) {
        tx.run(
                old.tenant(),
                () -> sql.of(statement)
                        .with("attempts", old.id())
                        .with("before", clock.instant().minus(kept))
                        .update());
    }
}
