package com.speechcad.campaign.contacts;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Takes away what an import has brought, when it was cancelled, has failed, or was taken back; some at a time. */
@Singleton
class RemoveImported implements JobHandler {
    static final String KIND = "remove-imported";
    static final int AT_ONCE = 5_000;

    private final Tx tx;
    private final Imports imports;
    private final Contacts contacts;
    private final Rejects rejects;
    private final ImportMessage message;
    private final ImportSettings settings;
    private final Clock clock;

    RemoveImported(
            Tx tx,
            Imports imports,
            Contacts contacts,
            Rejects rejects,
            ImportMessage message,
            ImportSettings settings,
            Clock clock) {
        this.tx = tx;
        this.imports = imports;
        this.contacts = contacts;
        this.rejects = rejects;
        this.message = message;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        var until = clock.instant().plus(settings.chunk());
        while (tx.call(job.tenant(), () -> removeSome(id))) {
            if (!clock.instant().isBefore(until)) {
                return new Outcome.Again(clock.instant());
            }
        }
        return new Outcome.Done();
    }

    /** @return whether there may be more */
    private boolean removeSome(UUID id) {
        var imported = imports.lock(id).orElseThrow();
        return switch (imported.state()) {
            case RECEIVED, FETCHING, READING, ASKING, IMPORTING, DONE, UNDONE -> false;
            case FAILED, CANCELLED, UNDOING -> {
                var gone = contacts.removeSome(imported.list(), imported.firstPlace(), imported.lastPlace(), AT_ONCE);
                var forgotten = rejects.removeSome(id, AT_ONCE);
                var isMore = gone == AT_ONCE || forgotten == AT_ONCE;
                if (!isMore && imported.state() == ImportState.UNDOING) {
                    imports.move(imported, ImportState.UNDONE);
                    message.redraw(id);
                }
                yield isMore;
            }
        };
    }
}
