package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** What was brought into a list, newest first. */
@Singleton
class ImportsScreen extends OfList {
    static final String ID = "contacts.imports";
    private static final int A_PAGE = 6;

    private final Imports imports;

    ImportsScreen(ContactLists lists, Imports imports) {
        super(lists);
        this.imports = imports;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        var page = Page.of(visitor, ID, imports.count(list.id()), A_PAGE);
        var found = imports.of(list.id(), page.offset(), A_PAGE);
        var view = view(found.isEmpty() ? ListWords.IMPORTS_EMPTY : ListWords.IMPORTS_TITLE);
        for (var one : found) {
            view = view.row(open(
                    text(ListWords.IMPORT_LINE)
                            .with("mark", mark(one.state()))
                            .with("file", name(one))
                            .with("count", one.counts().ready()),
                    ImportScreen.ID,
                    ShortId.of(one.id())));
        }
        return page.controls(view);
    }

    private static Object name(Import one) {
        return one.fileName().isEmpty() ? ListWords.PASTED : one.fileName();
    }

    private static String mark(ImportState state) {
        return switch (state) {
            case RECEIVED, FETCHING, READING, IMPORTING, UNDOING -> "⏳";
            case ASKING -> "❓";
            case DONE -> "✅";
            case FAILED -> "⛔";
            case CANCELLED, UNDONE -> "↩️";
        };
    }
}
