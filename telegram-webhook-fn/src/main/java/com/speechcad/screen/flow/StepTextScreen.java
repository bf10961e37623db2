package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import jakarta.inject.Singleton;

/** Asks for a step's new words. */
@Singleton
class StepTextScreen implements Screen {
    private final EditedStep edited;

    StepTextScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.text";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .map(found -> view(text(FlowWords.ASK_NEW_TEXT)
                                .with("words", found.step().text()))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (line.length() > CheckFlow.MOST_CHARACTERS) {
            return Next.stay(text(FlowWords.TEXT_TOO_LONG).with("most", CheckFlow.MOST_CHARACTERS));
        }
        edited.change(visitor, step -> step.saying(line));
        return Next.back();
    }
}
