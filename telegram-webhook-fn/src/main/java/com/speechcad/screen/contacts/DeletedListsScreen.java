package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Lists that were deleted in the last days, each with a way back. */
@Singleton
class DeletedListsScreen implements Screen {
    static final String ID = "contacts.deleted";
    private static final int MOST = 8;

    private final ContactLists lists;

    DeletedListsScreen(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var deleted = lists.deleted(visitor.business().id(), MOST);
        var view = view(deleted.isEmpty() ? ListWords.DELETED_EMPTY : ListWords.DELETED_TITLE);
        for (var list : deleted) {
            view = view.row(button(
                    text(ListWords.BRING_BACK).with("name", list.name()).with("count", list.contacts()),
                    "back-again",
                    ShortId.of(list.id()),
                    who -> bringBack(who, list)));
        }
        return view.row(open(ListWords.TITLE, ListsScreen.ID));
    }

    private Next bringBack(Visitor visitor, ContactList list) {
        return lists.bringBack(visitor.business().id(), list.id())
                ? Next.replace(ListScreen.ID, ShortId.of(list.id()))
                        .saying(text(ListWords.BROUGHT_BACK).with("name", list.name()))
                : Next.toast(ListWords.TOO_LATE);
    }
}
