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
    private static final String TYPED = "contacts.country";

    /** With the countries that are always offered, whatever was typed here before. */
    static Next open(String list) {
        return Next.goTo(ID, list).noting(TYPED, "");
    }

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
        var several = visitor.note(TYPED)
                .map(typed -> Countries.find(typed, visitor.reader()))
                .filter(found -> found.size() > 1);
        return view.pairs(several.orElse(Countries.OFFERED).stream()
                .map(country -> button(
                        text(ListWords.COUNTRY_CHOICE).with("country", Locale.of("", country)),
                        "set",
                        country,
                        who -> choose(who, country)))
                .toList());
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var found = Countries.find(line, visitor.reader());
        return switch (found.size()) {
            case 0 ->
                Next.stay(text(ListWords.COUNTRY_UNKNOWN).with("typed", line)).noting(TYPED, "");
            case 1 -> choose(visitor, found.getFirst());
            default ->
                Next.stay(text(ListWords.COUNTRY_SEVERAL).with("typed", line).with("count", found.size()))
                        .noting(TYPED, line);
        };
    }

    private Next choose(Visitor visitor, String country) {
        lists().setCountry(list(visitor).id(), country);
        return Next.back()
                .noting(TYPED, "")
                .saying(text(ListWords.COUNTRY_CHANGED).with("country", Locale.of("", country)));
    }
}
