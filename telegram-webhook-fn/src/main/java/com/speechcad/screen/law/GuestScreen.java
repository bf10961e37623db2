package com.speechcad.screen.law;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Guests;
import jakarta.inject.Singleton;

/** One guest; the argument is whose account it is. */
@Singleton
class GuestScreen implements Screen {
    static final String ID = "law.guest";

    private final Guests guests;

    GuestScreen(Guests guests) {
        this.guests = guests;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return guests.of(visitor.business().id()).stream()
                .filter(guest -> Long.toString(guest.user().value()).equals(argument))
                .findFirst()
                .map(guest -> view(text(LawWords.GUEST)
                                .with("name", guest.name())
                                .with("number", guest.number())
                                .with("at", guest.agreedAt()))
                        .row(confirm(LawWords.GUEST_REMOVE, "remove", argument, who -> remove(who, guest))))
                .orElseGet(View::gone);
    }

    private Next remove(Visitor visitor, Guests.Guest guest) {
        guests.remove(visitor.id(), guest.business(), guest.user());
        return Next.back().saying(text(LawWords.GUEST_REMOVED));
    }
}
