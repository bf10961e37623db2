package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;

/** Asks for a name; the list's country is the one of the person's own number until they say otherwise. */
@Singleton
class NewListScreen implements Screen {
    static final String ID = "contacts.new";
    private static final String DEFAULT_COUNTRY = "US";

    private final ContactLists lists;

    NewListScreen(ContactLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(ListWords.ASK_NAME).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var name = ListNames.read(line);
        if (name.isEmpty()) {
            return Next.stay(ListWords.NAME_TOO_LONG);
        }
        var country = visitor.ownNumber().flatMap(PhoneNumber::region).orElse(DEFAULT_COUNTRY);
        return lists.create(visitor.business().id(), visitor.id(), name.get(), country)
                .<Next>map(id -> Next.replace(AddContactsScreen.ID, ShortId.of(id))
                        .saying(text(ListWords.CREATED).with("name", name.get())))
                .orElseGet(() -> Next.stay(ListWords.TOO_MANY));
    }
}
