package com.speechcad.screen.help;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.Screens;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** How it works, and the questions to tap. */
@Singleton
class HelpScreen implements Screen {
    @Override
    public String id() {
        return Screens.HELP;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(HelpWords.HOW_IT_WORKS);
        for (var question : Question.values()) {
            view = view.row(open(text(question.asked()), AnswerScreen.ID, question.code()));
        }
        return view.row(open(text(HelpWords.SUPPORT), "support", ""));
    }
}
