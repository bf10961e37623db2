package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Guests;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose guest one is, and the way out. */
@Singleton
class LeaveScreen implements Screen {
    static final String ID = "law.leave";
    private static final int A_PAGE = 6;

    private final Guests guests;

    LeaveScreen(Guests guests) {
        this.guests = guests;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("leave");
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var all = guests.joinedBy(visitor.id());
        var view = view(all.isEmpty() ? LawWords.LEAVE_NOBODY : LawWords.LEAVE_TITLE);
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        for (var joined : page.cut(all)) {
            var business = joined.business();
            view = view.row(confirm(
                    text(LawWords.LEAVE_LINE).with("name", joined.name()),
                    "b" + business.value(),
                    "business=" + business.value(),
                    who -> {
                        guests.leave(who.id(), business);
                        return Next.toast(LawWords.LEFT);
                    }));
        }
        return page.controls(view).row(MyNumberScreen.way());
    }
}
