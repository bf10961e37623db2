package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Of which country the numbers without a country code are: tapped, or typed in any of our languages. */
@Singleton
class CountryScreen extends OfList {
    static final String ID = "contacts.country";
    private static final int A_ROW = 2;

    CountryScreen(ContactLists lists) {
        super(lists);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        var view = view(text(ListWords.ASK_COUNTRY).with("country", Locale.of("", list.country())))
                .takingText();
        for (var from = 0; from < Countries.OFFERED.size(); from += A_ROW) {
            view = view.row(Countries.OFFERED.subList(from, from + A_ROW).stream()
                    .map(country -> button(
                            text(ListWords.COUNTRY_CHOICE).with("country", Locale.of("", country)),
                            "set",
                            country,
                            who -> choose(who, country)))
                    .toList());
        }
        return view;
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return Countries.find(line, visitor.reader())
                .map(country -> choose(visitor, country))
                .orElseGet(() -> Next.stay(text(ListWords.COUNTRY_UNKNOWN).with("typed", line)));
    }

    private Next choose(Visitor visitor, String country) {
        lists().setCountry(list(visitor).id(), country);
        return Next.back().saying(text(ListWords.COUNTRY_CHANGED).with("country", Locale.of("", country)));
    }
}
