package com.speechcad.campaign.contacts;

import com.speechcad.db.Jobs;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a person says about an import: which column, stop, take it back. In the open transaction. */
@Singleton
public class DirectImport {
    private final Imports imports;
    private final ImportMessage message;
    private final Jobs jobs;

    DirectImport(Imports imports, ImportMessage message, Jobs jobs) {
        this.imports = imports;
        this.message = message;
        this.jobs = jobs;
    }

    /**
     * The numbers are in that column.
     *
     * @return false when nobody asks any more
     */
    public boolean choosePhone(UUID id, int column) {
        var asked = imports.lock(id)
                .filter(one -> one.state() == ImportState.ASKING)
                .filter(one -> column >= 0 && column < one.columns().size());
        if (asked.isEmpty()) {
            return false;
        }
        imports.choosePhone(id, column);
        imports.move(asked.get(), ImportState.IMPORTING);
        jobs.add(ImportContacts.KIND, id + ":answered", "{}");
        message.redraw(id);
        return true;
    }

    /**
     * Stops it; what it has brought so far is taken away.
     *
     * @return false when it was over already
     */
    public boolean cancel(UUID id) {
        var open = imports.lock(id).filter(one -> one.state().isOpen());
        return open.isPresent() && takeAway(id, open.get(), ImportState.CANCELLED);
    }

    /**
     * Takes away what a finished one has brought.
     *
     * @return false when there is nothing to take away
     */
    public boolean undo(UUID id) {
        var done = imports.lock(id).filter(one -> one.state() == ImportState.DONE);
        return done.isPresent() && takeAway(id, done.get(), ImportState.UNDOING);
    }

    private boolean takeAway(UUID id, Import imported, ImportState to) {
        imports.move(imported, to);
        jobs.add(RemoveImported.KIND, id.toString(), "{}");
        message.redraw(id);
        return true;
    }
}
