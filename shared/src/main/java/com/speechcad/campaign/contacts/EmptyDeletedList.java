package com.speechcad.campaign.contacts;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Empties a deleted list that nobody brought back in time, some contacts at a time; the list's name stays. */
@Singleton
class EmptyDeletedList implements JobHandler {
    static final String KIND = "empty-deleted-list";
    private static final Duration AFTER_IMPORTS = Duration.ofMinutes(10);

    private final Tx tx;
    private final ContactLists lists;
    private final Imports imports;
    private final Contacts contacts;
    private final Rejects rejects;
    private final ImportSettings settings;
    private final Clock clock;

    EmptyDeletedList(
            Tx tx,
            ContactLists lists,
            Imports imports,
            Contacts contacts,
            Rejects rejects,
            ImportSettings settings,
            Clock clock) {
        this.tx = tx;
        this.lists = lists;
        this.imports = imports;
        this.contacts = contacts;
        this.rejects = rejects;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var list = job.subjectId();
        if (tx.call(job.tenant(), () -> imports.isBusy(list))) {
            return new Outcome.Again(clock.instant().plus(AFTER_IMPORTS));
        }
        var until = clock.instant().plus(settings.chunk());
        while (tx.call(job.tenant(), () -> removeSome(list))) {
            if (!clock.instant().isBefore(until)) {
                return new Outcome.Again(clock.instant());
            }
        }
        return new Outcome.Done();
    }

    private boolean removeSome(UUID list) {
        var isDue = lists.lock(list)
                .flatMap(ContactList::deletedAt)
                .filter(at -> !at.plus(ContactLists.KEPT).isAfter(clock.instant()))
                .isPresent();
        if (!isDue) {
            return false;
        }
        var gone = contacts.removeSome(list, 0, Long.MAX_VALUE, RemoveImported.AT_ONCE);
        var forgotten = rejects.removeSomeOfList(list, RemoveImported.AT_ONCE);
        return gone == RemoveImported.AT_ONCE || forgotten == RemoveImported.AT_ONCE;
    }
}
