package com.speechcad.screen.law;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

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
                        .row(open(text(LawWords.GUEST_REMOVE), RemoveGuestScreen.ID, argument)))
                .orElseGet(View::gone);
    }
}
