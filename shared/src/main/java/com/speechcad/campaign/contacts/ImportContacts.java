package com.speechcad.campaign.contacts;

import com.speechcad.db.FileStore;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Users;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings an import from one state to the next until it is over: fetched, read once, imported row by row. It may be
 * killed between any two lines: the row says where it was, and every step can be done again.
 */
@Singleton
@Requires(bean = TableReader.class)
class ImportContacts implements GivesUp {
    static final String KIND = "import-contacts";

    /** One before the job itself would be given up, so that the person is told. */
    private static final int LAST_ATTEMPT = 8;

    private static final Duration TO_ANSWER = Duration.ofDays(3);
    private static final String LATE = "late";

    private final Tx tx;
    private final Imports imports;
    private final ContactLists lists;
    private final Users users;
    private final FetchTable fetchTable;
    private final FileStore files;
    private final SurveyFile survey;
    private final ImportRows rows;
    private final ImportMessage message;
    private final Jobs jobs;
    private final Clock clock;

    ImportContacts(
            Tx tx,
            Imports imports,
            ContactLists lists,
            Users users,
            FetchTable fetchTable,
            FileStore files,
            SurveyFile survey,
            ImportRows rows,
            ImportMessage message,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.imports = imports;
        this.lists = lists;
        this.users = users;
        this.fetchTable = fetchTable;
        this.files = files;
        this.survey = survey;
        this.rows = rows;
        this.message = message;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var words = job.subject().split(":", 2);
        var id = UUID.fromString(words[0]);
        if (words.length > 1 && words[1].equals(LATE)) {
            return nobodyAnswered(job.tenant(), id);
        }
        try {
            return steps(job.tenant(), id);
        } catch (NotATable no) {
            fail(job.tenant(), id, no.why());
            return new Outcome.Done();
        } catch (Unreachable passing) {
            return lastTry(job, id, ImportRefusal.NOT_FETCHED, passing);
        } catch (RuntimeException bug) {
            return lastTry(job, id, ImportRefusal.OUR_FAULT, bug);
        }
    }

    private Outcome steps(TenantId tenant, UUID id) {
        var found = tx.call(tenant, () -> imports.find(id)).orElseThrow();
        var steps = ImportState.values().length;
        for (var step = 0; step < steps; step++) {
            switch (found.state()) {
                case RECEIVED -> begin(tenant, found);
                case FETCHING -> fetch(tenant, found);
                case READING -> read(tenant, found);
                case IMPORTING -> {
                    var outcome = rows.run(tenant, found, content(found));
                    if (outcome instanceof Outcome.Again) {
                        return outcome;
                    }
                }
                case ASKING -> {
                    return new Outcome.Done();
                }
                case DONE, FAILED, CANCELLED, UNDOING, UNDONE -> {
                    forget(tenant, found);
                    return new Outcome.Done();
                }
            }
            found = tx.call(tenant, () -> imports.find(id)).orElseThrow();
        }
        throw new IllegalStateException("an import goes in circles at " + found.state());
    }

    private void begin(TenantId tenant, Import received) {
        move(tenant, received, received.pasted().isPresent() ? ImportState.READING : ImportState.FETCHING);
    }

    private void fetch(TenantId tenant, Import wanted) {
        var content = fetchTable.fetch(tenant, wanted.telegramFile().orElseThrow());
        var key = key(tenant, wanted.id());
        files.put(key, "application/octet-stream", content);
        tx.run(tenant, () -> {
            if (imports.move(wanted, ImportState.READING)) {
                imports.keepFile(wanted.id(), key);
                message.redraw(wanted.id());
            }
        });
    }

    private void read(TenantId tenant, Import fetched) {
        var list = tx.call(tenant, () -> lists.lock(fetched.list())).orElseThrow();
        if (list.deletedAt().isPresent()) {
            throw new NotATable(ImportRefusal.LIST_GONE);
        }
        var language = tx.call(tenant, () -> users.get(fetched.user())).reader().language();
        var found = survey.of(content(fetched), fetched.fileName(), list.country(), language);
        tx.run(tenant, () -> {
            var isClear = found.phoneColumn().isPresent();
            if (imports.move(fetched, isClear ? ImportState.IMPORTING : ImportState.ASKING)) {
                imports.keepSurvey(fetched.id(), found);
                if (!isClear) {
                    jobs.addAt(
                            KIND,
                            fetched.id() + ":" + LATE,
                            "{}",
                            clock.instant().plus(TO_ANSWER));
                }
                message.redraw(fetched.id());
            }
        });
    }

    private void move(TenantId tenant, Import imported, ImportState to) {
        tx.run(tenant, () -> {
            if (imports.move(imported, to)) {
                message.redraw(imported.id());
            }
        });
    }

    private byte[] content(Import imported) {
        return imported.pasted()
                .map(text -> Optional.of(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> imported.fileKey().flatMap(files::get))
                .orElseThrow(() -> new NotATable(ImportRefusal.FILE_GONE));
    }

    private static String key(TenantId tenant, UUID id) {
        return tenant.value() + "/imports/" + id;
    }

    /**
     * The file is of no use any more; a second time it is not there, which is fine. Nor need its row know of it: one that is
     * cancelled while its file comes does not.
     */
    private void forget(TenantId tenant, Import over) {
        if (over.pasted().isEmpty()) {
            files.delete(key(tenant, over.id()));
        }
    }

    private Outcome nobodyAnswered(TenantId tenant, UUID id) {
        tx.run(tenant, () -> {
            var asked = imports.lock(id).filter(one -> one.state() == ImportState.ASKING);
            if (asked.isPresent() && imports.fail(id, ImportRefusal.NOT_ANSWERED)) {
                message.redraw(id);
            }
        });
        tx.call(tenant, () -> imports.find(id))
                .filter(one -> !one.state().isOpen())
                .ifPresent(over -> forget(tenant, over));
        return new Outcome.Done();
    }

    private Outcome lastTry(Job job, UUID id, ImportRefusal why, RuntimeException failed) {
        if (job.attempt() < LAST_ATTEMPT) {
            throw failed;
        }
        fail(job.tenant(), id, why);
        return new Outcome.Refused(failed.toString());
    }

    /** Its process ended at each of its last tries: its file is one that takes all memory or all time. */
    @Override
    public void givenUp(Job job) {
        var words = job.subject().split(":", 2);
        if (words.length == 1 || !words[1].equals(LATE)) {
            end(UUID.fromString(words[0]), ImportRefusal.OUR_FAULT);
            // Which takes the file away.
            jobs.add(KIND, words[0] + ":" + LATE, "{}");
        }
    }

    private void fail(TenantId tenant, UUID id, ImportRefusal why) {
        tx.run(tenant, () -> end(id, why));
        tx.call(tenant, () -> imports.find(id)).ifPresent(over -> forget(tenant, over));
    }

    /** What it has brought before it failed is taken away. In the open transaction. */
    private void end(UUID id, ImportRefusal why) {
        if (imports.fail(id, why)) {
            jobs.add(RemoveImported.KIND, id.toString(), "{}");
            message.redraw(id);
        }
    }
}
