package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.DirectImport;
import com.speechcad.campaign.contacts.Import;
import com.speechcad.campaign.contacts.ImportMessage;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.campaign.contacts.SendRejects;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.util.Optional;

/** One import: how it goes, and what can be done about it in that state. */
@Singleton
class ImportScreen implements Screen {
    static final String ID = "contacts.import";
    private static final int COLUMNS_A_PAGE = 8;

    private final Imports imports;
    private final ContactLists lists;
    private final ImportMessage message;
    private final DirectImport direct;
    private final SendRejects rejects;

    ImportScreen(Imports imports, ContactLists lists, ImportMessage message, DirectImport direct, SendRejects rejects) {
        this.imports = imports;
        this.lists = lists;
        this.message = message;
        this.direct = direct;
        this.rejects = rejects;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return find(visitor, argument)
                .map(one ->
                        draw(visitor, one).row(open(text(ListWords.OPEN_LIST), ListScreen.ID, ShortId.of(one.list()))))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Import one) {
        var view = view(message.words(one, visitor.reader()));
        return switch (one.state()) {
            case RECEIVED, FETCHING, READING, IMPORTING ->
                view.row(button(ListWords.REFRESH, "refresh", _ -> Next.stay()), cancel(one));
            case ASKING -> columns(visitor, one, view).row(cancel(one));
            case DONE -> done(one, view);
            case UNDOING -> view.row(button(ListWords.REFRESH, "refresh", _ -> Next.stay()));
            case FAILED, CANCELLED, UNDONE -> view;
        };
    }

    private View columns(Visitor visitor, Import one, View asked) {
        var page = Page.of(visitor, ID + one.number(), one.columns().size(), COLUMNS_A_PAGE);
        var view = asked;
        var to = Math.min(page.offset() + COLUMNS_A_PAGE, one.columns().size());
        for (var at = page.offset(); at < to; at++) {
            var column = at;
            view = view.row(button(label(one, at), "column", Integer.toString(at), _ -> choose(one, column)));
        }
        return page.controls(view);
    }

    private static Text label(Import one, int at) {
        var column = one.columns().get(at);
        return column.title().isEmpty()
                ? text(ListWords.COLUMN_NUMBER).with("number", at + 1).with("sample", Masked.of(column.sample()))
                : text(ListWords.COLUMN_CHOICE)
                        .with("title", column.title())
                        .with("sample", Masked.of(column.sample()));
    }

    private View done(Import one, View done) {
        var view = done;
        if (one.counts().rejected() > 0 && rejects.areKept(one.id())) {
            view = view.row(button(ListWords.REJECTS, "rejects", _ -> {
                rejects.ask(one.id());
                return Next.toast(ListWords.FILE_COMES);
            }));
        }
        return one.counts().ready() == 0
                ? view
                : view.row(confirm(
                        text(ListWords.UNDO).with("count", one.counts().ready()),
                        "undo",
                        one.id().toString(),
                        _ -> said(direct.undo(one.id()), ListWords.UNDOING)));
    }

    private View.Item cancel(Import one) {
        return confirm(
                ListWords.CANCEL,
                "cancel",
                one.id().toString(),
                _ -> said(direct.cancel(one.id()), ListWords.CANCELLED));
    }

    private Next choose(Import one, int column) {
        return said(direct.choosePhone(one.id(), column), ListWords.CHOSEN);
    }

    private static Next said(boolean done, TextKey words) {
        return Next.toast(done ? words : ListWords.TOO_LATE);
    }

    /** Of a list of the visitor's business. */
    private Optional<Import> find(Visitor visitor, String argument) {
        return OfList.id(argument)
                .flatMap(imports::find)
                .filter(one -> lists.find(visitor.business().id(), one.list()).isPresent());
    }
}
