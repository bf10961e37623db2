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

/** Asks before a guest is taken off: they are told at once, and only they can come back. The argument is whose account it is. */
@Singleton
class RemoveGuestScreen implements Screen {
    static final String ID = "law.guest.remove";

    private final Guests guests;

    RemoveGuestScreen(Guests guests) {
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
                .map(guest -> view(text(LawWords.GUEST_REMOVE_ASK).with("name", guest.name()))
                        .row(confirm(LawWords.GUEST_REMOVE_YES, "remove", argument, who -> remove(who, guest))))
                .orElseGet(View::gone);
    }

    private Next remove(Visitor visitor, Guests.Guest guest) {
        guests.remove(visitor.id(), guest.business(), guest.user());
        return Next.replace(GuestsScreen.ID, "").past(GuestScreen.ID).saying(LawWords.GUEST_REMOVED);
    }
}
