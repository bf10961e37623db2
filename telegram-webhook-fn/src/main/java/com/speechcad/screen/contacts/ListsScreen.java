package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** All lists of the business, newest first. */
@Singleton
class ListsScreen implements Screen {
    static final String ID = "contacts";
    private static final int A_PAGE = 6;

    private final ContactLists lists;

    ListsScreen(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var business = visitor.business().id();
        var page = Page.of(visitor, ID, lists.count(business), A_PAGE);
        var view = view(Lines.of(text(ListWords.TITLE), text(ListWords.EXPLAINED)));
        for (var list : lists.page(business, page.offset(), A_PAGE)) {
            view = view.row(open(
                    text(ListWords.LINE).with("name", list.name()).with("count", list.contacts()),
                    ListScreen.ID,
                    ShortId.of(list.id())));
        }
        view = page.controls(view).row(open(ListWords.NEW, NewListScreen.ID));
        return lists.deleted(business, 1).isEmpty() ? view : view.row(open(ListWords.DELETED, DeletedListsScreen.ID));
    }
}
