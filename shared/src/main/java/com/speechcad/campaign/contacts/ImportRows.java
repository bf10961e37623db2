package com.speechcad.campaign.contacts;

import com.speechcad.billing.PricedNumbers;
import com.speechcad.campaign.contacts.JudgeRow.Judged;
import com.speechcad.db.JobHandler.Outcome;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Row after row into the list, a batch a transaction: the batch's rows, their counts and how far it came commit
 * together, so that another process goes on exactly there. A batch is read, judged and written as PostgreSQL takes it
 * while the one before is stored.
 */
@Singleton
@Requires(bean = TableReader.class)
class ImportRows {
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(3);

    private final Tx tx;
    private final Imports imports;
    private final ContactLists lists;
    private final TableReader reader;
    private final PricedNumbers priced;
    private final SaveBatch save;
    private final ImportMessage message;
    private final ImportSettings settings;
    private final Clock clock;

    ImportRows(
            Tx tx,
            Imports imports,
            ContactLists lists,
            TableReader reader,
            PricedNumbers priced,
            SaveBatch save,
            ImportMessage message,
            ImportSettings settings,
            Clock clock) {
        this.tx = tx;
        this.imports = imports;
        this.lists = lists;
        this.reader = reader;
        this.priced = priced;
        this.save = save;
        this.message = message;
        this.settings = settings;
        this.clock = clock;
    }

    /** Done when nothing is left to do for this import, in whatever state it is then. */
    Outcome run(TenantId tenant, Import imported, byte[] content) {
        var until = clock.instant().plus(settings.chunk());
        var told = clock.instant();
        var list = tx.call(tenant, () -> lists.lock(imported.list())).orElseThrow();
        var judge = judge(tenant, imported, list);
        var variables = new VariablesJson(
                imported.variables().stream().map(Column::variable).toList());
        var known = new KnownNumbers();
        try (var rows = reader.read(content, imported.dialect().orElseThrow());
                var ahead = Executors.newSingleThreadExecutor()) {
            var from = imported.counts().read();
            skip(rows, imported, from);
            var next = ahead.submit(() -> take(rows, judge, variables));
            while (true) {
                var taken = taken(next);
                var batch = taken.batch();
                var isLast = taken.isLast();
                if (!isLast) {
                    // While the database writes these, the next ones are read.
                    next = ahead.submit(() -> take(rows, judge, variables));
                }
                var isTime = !isLast && !clock.instant().isBefore(told.plus(BETWEEN_WORDS));
                if (!commit(tenant, imported.id(), list, from, batch, known, isLast, isTime)) {
                    return new Outcome.Done();
                }
                from += batch.rows();
                told = isTime ? clock.instant() : told;
                if (!isLast && !clock.instant().isBefore(until)) {
                    return again(tenant, imported.id());
                }
            }
        }
    }

    private Outcome again(TenantId tenant, UUID id) {
        tx.run(tenant, () -> message.redraw(id));
        return new Outcome.Again(clock.instant());
    }

    private JudgeRow judge(TenantId tenant, Import imported, ContactList list) {
        return tx.call(
                tenant,
                () -> new JudgeRow(
                        imported.phoneColumn().orElseThrow(), imported.columns().size(), list.country(), priced.now()));
    }

    private static void skip(TableReader.Rows rows, Import imported, int read) {
        var header = imported.dialect().filter(Dialect::header).isPresent() ? 1 : 0;
        for (var skipped = 0; skipped < header + read; skipped++) {
            rows.next();
        }
    }

    /** @param isLast whether the file ends with it */
    private record Taken(Batch batch, boolean isLast) {}

    private Taken take(TableReader.Rows rows, JudgeRow judge, VariablesJson variables) {
        var batch = new ArrayList<Judged>(settings.batchRows());
        var letters = 0L;
        while (batch.size() < settings.batchRows() && letters < settings.batchLetters()) {
            var row = rows.next();
            if (row.isEmpty()) {
                return new Taken(Batch.of(batch, variables), true);
            }
            letters += row.get().cells().stream().mapToLong(String::length).sum();
            batch.add(judge.judge(row.get()));
        }
        return new Taken(Batch.of(batch, variables), false);
    }

    private static Taken taken(Future<Taken> batch) {
        try {
            return batch.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException("rows could not be read", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while rows were read");
        }
    }

    /** @return whether the import goes on */
    private boolean commit(
            TenantId tenant,
            UUID id,
            ContactList list,
            int from,
            Batch batch,
            KnownNumbers known,
            boolean isLast,
            boolean isTime) {
        return tx.call(tenant, () -> {
            var held = save.lock(id, list);
            var ours = held.imported()
                    .get()
                    .filter(one -> one.state() == ImportState.IMPORTING)
                    .filter(one -> one.counts().read() == from);
            if (ours.isEmpty()) {
                return false;
            }
            if (!isLast && !isTime) {
                imports.commitWithoutWaiting();
            }
            save.save(held, batch, known);
            if (isLast) {
                imports.move(ours.get(), ImportState.DONE);
            }
            if (isLast || isTime) {
                message.redraw(id);
            }
            return !isLast;
        });
    }
}
