package com.speechcad.campaign.contacts;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.flow.ReferenceLists.Known;
import com.speechcad.flow.ReferenceLists.Taken;
import com.speechcad.flow.Typed;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Takes the references out of a file, whatever columns they stand in, some rows a transaction. Read again it adds nothing,
 * so that it may begin anew after it was killed; the file itself is kept nowhere.
 */
@Singleton
@Requires(bean = TableReader.class)
class ReadReferences implements GivesUp {
    private static final int ROWS_AT_ONCE = 2_000;
    private static final int MOST_ROWS = ContactLists.MOST_CONTACTS;

    private final Tx tx;
    private final FetchTable fetchTable;
    private final TableReader reader;
    private final ReferenceLists lists;
    private final Users users;
    private final Chats chats;

    ReadReferences(Tx tx, FetchTable fetchTable, TableReader reader, ReferenceLists lists, Users users, Chats chats) {
        this.tx = tx;
        this.fetchTable = fetchTable;
        this.reader = reader;
        this.lists = lists;
        this.users = users;
        this.chats = chats;
    }

    @Override
    public String kind() {
        return AskFile.REFERENCES;
    }

    @Override
    public Outcome run(Job job) {
        var asked = asked(job);
        FetchTable.read(job, () -> read(job, asked), why -> refused(job, asked, why));
        return new Outcome.Done();
    }

    @Override
    public void givenUp(Job job) {
        tell(asked(job), Text.text(ImportRefusal.OUR_FAULT));
    }

    private record Asked(UserId user, UUID list, String file) {}

    private static Asked asked(Job job) {
        var parts = job.subjectParts(4);
        return new Asked(new UserId(Long.parseLong(parts.get(0))), UUID.fromString(parts.get(1)), parts.get(3));
    }

    private void read(Job job, Asked asked) {
        var content = fetchTable.fetch(job.tenant(), asked.file);
        var all = Taken.NOTHING;
        var isCut = false;
        try (var rows = reader.read(content, reader.recognise(content, ""))) {
            var read = 0;
            var part = add(job, asked, rows, true);
            all = all.plus(part.taken);
            while (part.mayGoOn) {
                read += ROWS_AT_ONCE;
                if (read >= MOST_ROWS) {
                    throw new NotATable(ImportRefusal.TOO_MANY_ROWS);
                }
                part = add(job, asked, rows, false);
                all = all.plus(part.taken);
            }
            isCut = all.over() > 0 || (part.isWhole && rows.next().isPresent());
        }
        var taken = all;
        var leftOut = isCut;
        tx.run(job.tenant(), () -> {
            var list = lists.find(asked.user, asked.list).orElseThrow(() -> new NotATable(ImportRefusal.LIST_GONE));
            tell(asked, said(list, taken, leftOut));
        });
    }

    /**
     * @param isWhole whether there may be more
     * @param mayGoOn whether there is also room for it
     */
    private record Part(Taken taken, boolean isWhole, boolean mayGoOn) {}

    private Part add(Job job, Asked asked, TableReader.Rows rows, boolean isFirst) {
        var text = new StringBuilder();
        var count = 0;
        for (; count < ROWS_AT_ONCE; count++) {
            var row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            var line = String.join(" ", row.get().cells()).replaceAll("\\R", " ");
            // The names of the columns are no row that is left out.
            var isHead = isFirst && count == 0 && line.chars().noneMatch(Character::isDigit);
            text.append(isHead ? "" : line).append('\n');
        }
        var isWhole = count == ROWS_AT_ONCE;
        return tx.call(job.tenant(), () -> {
            var taken = lists.take(asked.user, asked.list, text.toString());
            var hasRoom = lists.find(asked.user, asked.list)
                    .filter(list -> list.entries() < ReferenceLists.MOST_ENTRIES)
                    .isPresent();
            return new Part(taken, isWhole, hasRoom && isWhole);
        });
    }

    /** @param isCut whether something had no room */
    private static Text said(Known list, Taken taken, boolean isCut) {
        return Text.text(list.entries() == 0 ? ContactsText.REFERENCES_NONE : ContactsText.REFERENCES_READ)
                .with("name", list.name())
                .with("count", list.entries())
                .with("again", taken.again())
                .with("without", taken.without())
                .with("full", isCut ? "yes" : "no")
                .with("limit", ReferenceLists.MOST_ENTRIES)
                .with("least", Typed.Reference.SHORTEST)
                .with("most", Typed.Reference.LONGEST);
    }

    private void refused(Job job, Asked asked, ImportRefusal why) {
        tx.run(job.tenant(), () -> tell(asked, Text.text(why)));
    }

    /** One place for each list: the newest stands there. */
    private void tell(Asked asked, Text words) {
        var user = users.get(asked.user);
        chats.put(
                user.chat(),
                "references:" + asked.list,
                Message.of(words)
                        .row(Button.open(Text.text(ContactsText.OPEN_LIST), "refs.list", asked.list.toString()))
                        .asNew(),
                user.reader());
    }
}
