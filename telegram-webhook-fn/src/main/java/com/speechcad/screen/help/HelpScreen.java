package com.speechcad.screen.help;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** How it works, the questions to tap, and what calls cost. */
@Singleton
class HelpScreen implements Screen {
    private static final int A_PAGE = 10;

    @Override
    public String id() {
        return Screens.HELP;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(HelpWords.HOW_IT_WORKS);
        var entries = Faq.in(visitor.reader().language());
        var page = Page.of(visitor, Screens.HELP, entries.size(), A_PAGE);
        for (var entry : page.cut(entries)) {
            view = view.row(
                    open(text(HelpWords.ASKED).with("question", entry.question()), AnswerScreen.ID, entry.code()));
        }
        return page.controls(view).row(PricesScreen.way()).row(open(text(HelpWords.SUPPORT), "support", ""));
    }
}
