package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Asks for another name. */
@Singleton
class RenameListScreen extends OfList {
    static final String ID = "contacts.rename";

    RenameListScreen(ContactLists lists) {
        super(lists);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        return view(text(ListWords.ASK_RENAME).with("name", list.name())).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var name = ListNames.read(line);
        if (name.isEmpty()) {
            return Next.stay(ListWords.NAME_TOO_LONG);
        }
        lists().rename(list(visitor).id(), name.get());
        return Next.back().saying(text(ListWords.RENAMED).with("name", name.get()));
    }
}
