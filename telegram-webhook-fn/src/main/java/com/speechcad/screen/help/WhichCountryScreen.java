package com.speechcad.screen.help;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.contacts.Countries;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Several countries fit what was typed, which is the argument: one of them is tapped for its price. */
@Singleton
class WhichCountryScreen implements Screen {
    static final String ID = "help.which";
    private static final String LIST = "which";

    /** The page of what is found; another search begins at its first. */
    static final String PAGE = Page.note(LIST);

    private static final int A_PAGE = 16;

    private final PriceQuestion question;

    WhichCountryScreen(PriceQuestion question) {
        this.question = question;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var found = Countries.find(argument, visitor.reader());
        if (found.isEmpty()) {
            return View.gone();
        }
        var page = Page.of(visitor, LIST, found.size(), A_PAGE);
        var view = view(text(HelpWords.PRICE_WHICH).with("typed", argument).with("count", found.size()))
                .takingText()
                .pairs(page.cut(found).stream()
                        .map(region -> open(
                                text(HelpWords.PRICE_COUNTRY).with("country", Locale.of("", region)),
                                PriceScreen.ID,
                                region))
                        .toList());
        return page.controls(view);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return question.answer(visitor, line, true);
    }
}
