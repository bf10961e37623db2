package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Answers of a question that lead somewhere of their own: typed in the author's words, connected, removed. */
@Singleton
class ExpectScreen implements Screen {
    static final int MOST = CheckFlow.MOST_WAYS;
    static final int MOST_CHARACTERS = 100;

    private final EditedStep edited;

    ExpectScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.expect";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Question)
                .map(this::draw)
                .orElseGet(View::gone);
    }

    private View draw(EditedStep.Found found) {
        var view = view(text(FlowWords.ASK_EXPECTED).with("number", found.number()))
                .takingText();
        for (var way : Way.of(found.step())) {
            if (way.exit() instanceof Exit.Answer(var index)) {
                view = view.row(
                        open(
                                StepWords.leadsTo(found.flow().draft(), found.step(), way),
                                "flow.lead",
                                StepRef.of(found.flow().id(), found.step().id(), way.exit())),
                        button(text(FlowWords.REMOVE), "drop", Integer.toString(index), now -> remove(now, index)));
            }
        }
        return view;
    }

    /** Adds an answer, and asks where it leads. */
    @Override
    public Next typed(Visitor visitor, String line) {
        var found = edited.find(visitor, visitor.argument()).filter(one -> one.step() instanceof Step.Question);
        if (found.isEmpty()) {
            return Next.back();
        }
        if (line.length() > MOST_CHARACTERS) {
            return Next.stay(text(FlowWords.EXPECTED_TOO_LONG).with("most", MOST_CHARACTERS));
        }
        var count = ((Step.Question) found.get().step()).expected().size();
        if (count >= MOST) {
            return Next.stay(text(FlowWords.EXPECTED_FULL).with("most", MOST));
        }
        edited.change(visitor, step -> step instanceof Step.Question question ? with(question, line) : step);
        return Next.goTo(
                "flow.lead",
                StepRef.of(found.get().flow().id(), found.get().step().id(), new Exit.Answer(count)));
    }

    private static Step with(Step.Question question, String line) {
        var more = new ArrayList<>(question.expected());
        more.add(new Step.Expected(line, Optional.empty()));
        return question.expecting(more);
    }

    private Next remove(Visitor visitor, int index) {
        edited.change(visitor, step -> {
            if (!(step instanceof Step.Question question)
                    || index >= question.expected().size()) {
                return step;
            }
            var fewer = new ArrayList<>(question.expected());
            fewer.remove(index);
            return question.expecting(fewer);
        });
        return Next.stay();
    }
}
