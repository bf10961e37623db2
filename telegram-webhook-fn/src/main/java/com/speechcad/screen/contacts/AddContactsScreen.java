package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.StartImport;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Takes files and pasted numbers, one after the other; each gets a message of its own that says how it goes. */
@Singleton
class AddContactsScreen extends OfList {
    static final String ID = "contacts.add";

    private final StartImport start;

    AddContactsScreen(ContactLists lists, StartImport start) {
        super(lists);
        this.start = start;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        var id = ShortId.of(list.id());
        return view(text(ListWords.ADD_EXPLAINED)
                        .with("name", list.name())
                        .with("country", Locale.of("", list.country())))
                .takingText()
                .takingFiles()
                .row(
                        button(ListWords.COUNTRY, "country", _ -> CountryScreen.open(id)),
                        open(text(ListWords.OPEN_LIST), ListScreen.ID, id));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return said(start.text(visitor.id(), list(visitor).id(), line));
    }

    @Override
    public Next file(Visitor visitor, Incoming.SentFile file) {
        return said(start.file(visitor.id(), list(visitor).id(), file.fileId(), file.name(), file.size()));
    }

    private static Next said(StartImport.Started started) {
        return switch (started) {
            case StartImport.Started.Begun _ -> Next.stay(ListWords.ON_ITS_WAY);
            case StartImport.Started.Refused(var why) -> Next.stay(why);
        };
    }
}
