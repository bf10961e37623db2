package com.speechcad.screen.help;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** One question and its answer. */
@Singleton
class AnswerScreen implements Screen {
    static final String ID = "help.answer";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Faq.find(visitor.reader().language(), argument)
                .map(entry -> view(text(HelpWords.ANSWERED)
                        .with("question", entry.question())
                        .with("answer", entry.answer())))
                .orElseGet(View::gone);
    }
}
