package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Step;
import com.speechcad.flow.Variables;
import jakarta.inject.Singleton;

/** Under which name a question keeps its answer. */
@Singleton
class AnswerNameScreen implements Screen {
    private final EditedStep edited;

    AnswerNameScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.answer";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Keeping)
                .map(found -> view(text(FlowWords.ASK_ANSWER_NAME)
                                .with("name", ((Step.Keeping) found.step()).variable()))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var name = Variables.name(line);
        if (!Variables.isName(name)) {
            return Next.stay(FlowWords.ANSWER_NAME_BAD);
        }
        edited.change(visitor, step -> step instanceof Step.Keeping keeping ? keeping.keeping(name) : step);
        return Next.back();
    }
}
