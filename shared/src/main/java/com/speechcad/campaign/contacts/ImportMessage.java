package com.speechcad.campaign.contacts;

import com.speechcad.db.Sql;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The one message about an import, edited from the first word to the last. Drawn from the row. */
@Singleton
public class ImportMessage {
    /** The deed that begins a campaign for a list: the list's id. */
    public static final String CALL = "list.call";
    /** The deed that sends the rows which became no contacts: the import's id. */
    public static final String REJECTED = "import.rejects";

    private static final int BAR = 10;
    private static final int MOST_COLUMNS = 12;

    private final Imports imports;
    private final Users users;
    private final Chats chats;
    private final Rejects rejects;
    private final Sql sql;

    ImportMessage(Imports imports, Users users, Chats chats, Rejects rejects, Sql sql) {
        this.imports = imports;
        this.users = users;
        this.chats = chats;
        this.rejects = rejects;
        this.sql = sql;
    }

    /** In the open transaction; shown after the commit. */
    void redraw(UUID id) {
        var imported = imports.find(id).orElseThrow();
        var person = users.get(imported.user());
        var message = Message.of(words(imported, person.reader()));
        for (var row : buttons(imported)) {
            message = message.row(row.toArray(Button[]::new));
        }
        chats.put(person.chat(), "import:" + id, message, person.reader());
    }

    /** The same words, for the screen about one import. */
    public Text words(Import imported, Reader reader) {
        var lines = new ArrayList<Text>();
        var name = imported.fileName().isEmpty() ? Text.text(ContactsText.PASTED) : imported.fileName();
        lines.add(Text.text(ContactsText.HEAD).with("file", name).with("list", listName(imported.list())));
        switch (imported.state()) {
            case RECEIVED -> lines.add(Text.text(ContactsText.RECEIVED));
            case FETCHING -> lines.add(Text.text(ContactsText.FETCHING));
            case READING -> lines.add(Text.text(ContactsText.READING));
            case ASKING -> lines.add(Text.text(ContactsText.ASKING));
            case IMPORTING -> lines.add(progress(imported.counts()));
            case DONE -> {
                done(imported, lines);
                if (imported.endedConsent() && isWithoutConsent(imported.list())) {
                    lines.add(Text.text(ContactsText.CONSENT_ENDED));
                }
            }
            case FAILED ->
                lines.add(Text.text(ContactsText.FAILED)
                        .with("why", Text.text(imported.refusal().orElseThrow())));
            case CANCELLED -> lines.add(Text.text(ContactsText.CANCELLED));
            case UNDOING -> lines.add(Text.text(ContactsText.UNDOING));
            case UNDONE -> lines.add(Text.text(ContactsText.UNDONE));
        }
        return joined(lines, reader);
    }

    private static Text progress(Import.Counts counts) {
        var full = counts.total() == 0 ? 0 : Math.toIntExact((long) BAR * counts.read() / counts.total());
        return Text.text(ContactsText.IMPORTING)
                .with("bar", "▓".repeat(full) + "░".repeat(BAR - full))
                .with("read", counts.read())
                .with("total", counts.total());
    }

    private static void done(Import imported, List<Text> lines) {
        var counts = imported.counts();
        lines.add(Text.text(ContactsText.DONE).with("read", counts.read()));
        lines.add(
                counts.ready() == 0
                        ? Text.text(ContactsText.NONE_READY)
                        : Text.text(ContactsText.READY).with("count", counts.ready()));
        count(lines, ContactsText.REPEATED, counts.repeated());
        count(lines, ContactsText.KNOWN, counts.known());
        count(lines, ContactsText.INVALID, counts.invalid());
        count(lines, ContactsText.DO_NOT_CALL, counts.doNotCall());
        count(lines, ContactsText.NO_PRICE, counts.noPrice());
        count(lines, ContactsText.NO_ROOM, counts.noRoom());
        lines.add(variables(imported));
    }

    private static void count(List<Text> lines, TextKey words, int count) {
        if (count > 0) {
            lines.add(Text.text(words).with("count", count));
        }
    }

    private static Text variables(Import imported) {
        var names = new ArrayList<String>();
        imported.variables().stream()
                .limit(MOST_COLUMNS)
                .map(column -> "{{" + column.variable() + "}}")
                .forEach(names::add);
        if (imported.variables().size() > MOST_COLUMNS) {
            names.add("…");
        }
        return names.isEmpty()
                ? Text.text(ContactsText.NO_COLUMNS)
                : Text.text(ContactsText.COLUMNS).with("names", List.copyOf(names));
    }

    private List<List<Button>> buttons(Import imported) {
        var id = imported.id().toString();
        var list = open(ContactsText.OPEN_LIST, "contacts.list", imported.list().toString());
        return switch (imported.state()) {
            case RECEIVED, FETCHING, READING, IMPORTING ->
                List.of(List.of(open(ContactsText.CANCEL, "contacts.import", id)));
            case ASKING -> List.of(List.of(open(ContactsText.CHOOSE, "contacts.import", id)));
            case DONE -> rows(imported, List.of(list, open(ContactsText.OPEN_IMPORT, "contacts.import", id)));
            case FAILED, CANCELLED, UNDOING, UNDONE -> List.of(List.of(list));
        };
    }

    /** What one came for stands first; the rejected rows as long as there are any to send. */
    private List<List<Button>> rows(Import imported, List<Button> looks) {
        var rows = new ArrayList<List<Button>>();
        var counts = imported.counts();
        if (counts.ready() + counts.known() > 0) {
            rows.add(List.of(Button.deed(
                    Text.text(ContactsText.CALL_LIST), CALL, imported.list().toString())));
        }
        if (!rejects.after(imported.id(), 0, 1).isEmpty()) {
            rows.add(List.of(Button.deed(
                    Text.text(ContactsText.REJECTS), REJECTED, imported.id().toString())));
        }
        rows.add(looks);
        return rows;
    }

    private static Button open(ContactsText label, String screen, String argument) {
        return Button.open(Text.text(label), screen, argument);
    }

    private static Text joined(List<Text> lines, Reader reader) {
        return Text.text(ContactsText.LINES)
                .with(
                        "lines",
                        new Html(lines.stream()
                                .map(line -> Words.html(line, reader))
                                .collect(Collectors.joining("\n"))));
    }

    /** Nobody has attested meanwhile that those who came agreed, too. */
    private boolean isWithoutConsent(UUID list) {
        return sql.of("select consent_id is null as so from contact_list where id = :id")
                .with("id", list)
                .only(row -> row.flag("so"));
    }

    private String listName(UUID list) {
        return sql.of("select name from contact_list where id = :id")
                .with("id", list)
                .only(row -> row.text("name"));
    }
}
