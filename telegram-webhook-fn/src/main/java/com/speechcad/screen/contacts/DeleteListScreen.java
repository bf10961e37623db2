package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Deletes a list once it was confirmed; it can be brought back for a week. */
@Singleton
class DeleteListScreen extends OfList {
    static final String ID = "contacts.delete";

    DeleteListScreen(ContactLists lists) {
        super(lists);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        return view(text(ListWords.ASK_DELETE).with("name", list.name()).with("count", list.contacts()))
                .row(confirm(ListWords.DELETE, "delete", list.id().toString(), this::delete));
    }

    private Next delete(Visitor visitor) {
        var list = list(visitor);
        lists().delete(list.id());
        return Next.replace(DeletedListsScreen.ID, "")
                .saying(text(ListWords.WAS_DELETED).with("name", list.name()));
    }
}
