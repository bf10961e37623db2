package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Contacts;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** What is in a list, a page at a time, in the order of the files. */
@Singleton
class ContentsScreen extends OfList {
    static final String ID = "contacts.rows";
    private static final int A_PAGE = 10;

    private final Contacts contacts;

    ContentsScreen(ContactLists lists, Contacts contacts) {
        super(lists);
        this.contacts = contacts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        var page = Page.of(visitor, ID, list.contacts(), A_PAGE);
        var lines = new ArrayList<Text>();
        lines.add(text(ListWords.CONTENTS_TITLE).with("name", list.name()).with("count", list.contacts()));
        contacts.page(list.id(), page.offset(), A_PAGE).forEach(contact -> lines.add(ContactLine.of(contact)));
        if (lines.size() == 1) {
            lines.add(text(ListWords.CONTENTS_EMPTY));
        }
        return page.controls(view(Lines.of(lines)));
    }
}
