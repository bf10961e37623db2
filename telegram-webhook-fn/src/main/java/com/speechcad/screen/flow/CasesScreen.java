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

/** A branch's comparisons: where each leads, adding one, removing one. */
@Singleton
class CasesScreen implements Screen {
    static final int MOST = CheckFlow.MOST_WAYS;

    private final EditedStep edited;

    CasesScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.cases";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Branch)
                .map(this::draw)
                .orElseGet(View::gone);
    }

    private View draw(EditedStep.Found found) {
        var view = view(text(FlowWords.ASK_CASES).with("number", found.number()));
        for (var way : Way.of(found.step())) {
            if (way.exit() instanceof Exit.Case(var index)) {
                view = view.row(
                        open(
                                StepWords.leadsTo(found.flow().draft(), found.step(), way),
                                "flow.lead",
                                StepRef.of(found.flow().id(), found.step().id(), way.exit())),
                        button(text(FlowWords.REMOVE), "drop", Integer.toString(index), now -> remove(now, index)));
            }
        }
        return ((Step.Branch) found.step()).cases().size() < MOST
                ? view.row(open(text(FlowWords.ADD_CASE), "flow.case", found.about()))
                : view;
    }

    private Next remove(Visitor visitor, int index) {
        edited.change(visitor, step -> {
            if (!(step instanceof Step.Branch branch) || index >= branch.cases().size()) {
                return step;
            }
            var fewer = new ArrayList<>(branch.cases());
            fewer.remove(index);
            return branch.comparing(fewer);
        });
        return Next.stay();
    }
}
