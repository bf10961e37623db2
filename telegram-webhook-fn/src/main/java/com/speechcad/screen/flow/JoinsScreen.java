package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Joins;
import com.speechcad.flow.Joins.Join;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.StepWords;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which ways lead to a step: those that do, and those that lead nowhere yet; a tap changes one. */
@Singleton
class JoinsScreen implements Screen {
    static final String ID = "flow.joins";
    private static final int A_PAGE = 8;

    private final EditedStep edited;
    private final Flows flows;

    JoinsScreen(EditedStep edited, Flows flows) {
        this.edited = edited;
        this.flows = flows;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument).map(found -> draw(visitor, found)).orElseGet(View::gone);
    }

    private View draw(Visitor visitor, EditedStep.Found found) {
        var draft = found.flow().draft();
        var joins = Joins.of(draft, found.step().id());
        var page = Page.of(visitor, "joins", joins.size(), A_PAGE);
        var view = view(text(joins.isEmpty() ? StudioWords.JOINS_NONE : StudioWords.JOINS_TITLE)
                .with("step", StepWords.label(draft, found.step())));
        for (var join : page.cut(joins)) {
            view = view.row(button(
                    text(join.leadsHere() ? StudioWords.JOIN_HERE : StudioWords.JOIN_OPEN)
                            .with("number", draft.number(join.from().id()))
                            .with("exit", StepWords.leads(draft, join.from(), join.way())),
                    join.leadsHere() ? "part" : "join",
                    name(join),
                    now -> turn(now, found, join)));
        }
        return page.controls(view)
                .row(
                        button(
                                text(StudioWords.TO_THE_STEP).with("number", found.number()),
                                "step",
                                _ -> Next.replace("flow.step", found.about())),
                        button(
                                FlowWords.BACK_TO_FLOW,
                                "flow",
                                _ -> Next.replace(
                                        "flow", StepRef.of(found.flow().id()))));
    }

    /** The step and its exit, in the signs that a button may carry. */
    private static String name(Join join) {
        return join.from().id()
                + StepRef.name(join.way().exit()).replace("k*", "kstar").replace("k#", "khash");
    }

    private Next turn(Visitor visitor, EditedStep.Found found, Join join) {
        var target = join.leadsHere()
                ? Optional.<String>empty()
                : Optional.of(found.step().id());
        flows.edit(
                visitor.id(),
                found.flow().id(),
                draft -> draft.changing(
                        join.from().id(), step -> Rewire.lead(step, join.way().exit(), target)));
        return Next.stay();
    }
}
