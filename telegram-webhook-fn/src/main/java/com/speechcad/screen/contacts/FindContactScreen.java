package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.Contact;
import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.Contacts;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Looks a number up in a list; what was found can be taken out. */
@Singleton
class FindContactScreen extends OfList {
    static final String ID = "contacts.find";
    private static final String WANTED = "contacts.wanted";

    private final Contacts contacts;

    FindContactScreen(ContactLists lists, Contacts contacts) {
        super(lists);
        this.contacts = contacts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        return found(visitor, list)
                .map(contact -> view(Lines.of(text(ListWords.FOUND), ContactLine.of(contact)))
                        .row(confirm(
                                ListWords.REMOVE,
                                "remove",
                                Long.toString(contact.place()),
                                _ -> remove(list, contact))))
                .orElseGet(() -> view(ListWords.ASK_NUMBER))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var list = list(visitor);
        var number = PhoneNumber.parse(line, list.country());
        if (number.isEmpty()) {
            return Next.stay(ListWords.NOT_A_NUMBER).noting(WANTED, "");
        }
        return contacts.find(list.id(), number.get())
                .<Next>map(
                        contact -> Next.stay().noting(WANTED, contact.number().e164()))
                .orElseGet(() -> Next.stay(text(ListWords.NOT_THERE).with("number", number.get()))
                        .noting(WANTED, ""));
    }

    private Optional<Contact> found(Visitor visitor, ContactList list) {
        return visitor.note(WANTED).map(PhoneNumber::new).flatMap(number -> contacts.find(list.id(), number));
    }

    private Next remove(ContactList list, Contact contact) {
        contacts.remove(list.id(), contact.number());
        return Next.toast(text(ListWords.REMOVED).with("number", contact.number()))
                .noting(WANTED, "");
    }
}
