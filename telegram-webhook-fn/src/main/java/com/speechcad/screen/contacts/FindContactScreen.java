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
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Looks a number up in a list, whole or by its last digits; what was found can be taken out. */
@Singleton
class FindContactScreen extends OfList {
    static final String ID = "contacts.find";
    private static final String WANTED = "contacts.wanted";
    private static final int FEWEST_DIGITS = 2;

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
        return number.flatMap(whole -> contacts.find(list.id(), whole))
                .map(FindContactScreen::shown)
                .orElseGet(() -> byItsEnd(list, line, number));
    }

    /** @param whole what it is as a number of its own */
    private Next byItsEnd(ContactList list, String line, Optional<PhoneNumber> whole) {
        var digits = line.replaceAll("\\D", "");
        if (digits.length() < FEWEST_DIGITS) {
            return nothing(text(ListWords.FEW_DIGITS));
        }
        var found = contacts.ending(list.id(), digits, 2);
        return switch (found.size()) {
            case 0 ->
                nothing(whole.map(number -> text(ListWords.NOT_THERE).with("number", number))
                        .orElseGet(() -> text(ListWords.NOBODY)));
            case 1 -> shown(found.getFirst());
            default -> nothing(text(ListWords.SEVERAL));
        };
    }

    private static Next shown(Contact contact) {
        return Next.stay().noting(WANTED, contact.number().e164());
    }

    private static Next nothing(Text why) {
        return Next.stay(why).noting(WANTED, "");
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
