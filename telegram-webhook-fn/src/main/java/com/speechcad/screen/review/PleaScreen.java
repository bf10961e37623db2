package com.speechcad.screen.review;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.AskReview;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Why an author thinks that a rule is mistaken; a word about it helps, and is not needed. */
@Singleton
class PleaScreen implements Screen {
    static final String ID = "flow.plea";
    private static final int MOST = 500;

    private final Flows flows;
    private final AskReview review;

    PleaScreen(Flows flows, AskReview review) {
        this.flows = flows;
        this.review = review;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return ScriptScreen.flow(flows, visitor, argument)
                .map(flow -> view(text(ReviewWords.ASK_PLEA).with("name", flow.name()))
                        .row(button(ReviewWords.SEND_WITHOUT, "send", visited -> ask(visited, "")))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return line.length() > MOST
                ? Next.stay(text(ReviewWords.PLEA_TOO_LONG).with("most", MOST))
                : ask(visitor, line);
    }

    private Next ask(Visitor visitor, String plea) {
        var argument = visitor.argument();
        return ScriptScreen.flow(flows, visitor, argument)
                .flatMap(flow -> review.appeal(visitor.id(), flow.id(), plea))
                .map(asked -> Next.replace(ScriptScreen.ID, argument)
                        .saying(text(ReviewWords.PLEA_SENT).with("until", asked.dueAt())))
                .orElseGet(() -> Next.replace(ScriptScreen.ID, argument).saying(ReviewWords.NOTHING_TO_DECIDE));
    }
}
