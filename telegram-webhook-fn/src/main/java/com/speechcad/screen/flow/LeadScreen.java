package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.Splice;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Where one exit of a step leads: one of the steps, tapped, or typed by its number or its words, or a new one. */
@Singleton
class LeadScreen implements Screen {
    private static final int A_PAGE = 8;
    private static final int MOST_KEPT = 100;
    private static final String TARGETS = "targets";
    private static final String FOUND = "targets.found";

    private final EditedStep edited;

    LeadScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.lead";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .flatMap(found -> found.way().map(way -> draw(visitor, found, way)))
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return edited.find(visitor, visitor.argument())
                .map(found -> JumpToStep.typed(
                        found.flow().draft(),
                        line,
                        target -> lead(visitor, target.id()),
                        () -> Next.stay()
                                .noting(FOUND, visitor.argument() + "\n" + Shorten.cut(line, MOST_KEPT))
                                .noting(Page.note(TARGETS), "0")))
                .orElse(Next.back());
    }

    private View draw(Visitor visitor, EditedStep.Found found, Way way) {
        var draft = found.flow().draft();
        var words = words(visitor);
        var targets = words.map(line -> JumpToStep.saying(draft, line)).orElse(draft.steps());
        var page = Page.of(visitor, TARGETS, targets.size(), A_PAGE);
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.ASK_TARGET)
                .with("number", draft.number(found.step().id()))
                .with("exit", StepWords.leads(draft, found.step(), way)));
        words.ifPresent(line -> lines.add(StepListScreen.found(line, targets.size())));
        if (words.isEmpty() && page.count() > 1) {
            lines.add(text(FlowWords.TYPE_TARGET));
        }
        var view = view(Lines.of(lines)).takingText();
        for (var target : page.cut(targets)) {
            view = view.row(button(StepWords.label(draft, target), "to", target.id(), now -> lead(now, target.id())));
        }
        view = page.controls(view);
        if (words.isPresent()) {
            view = view.row(button(
                    StudioWords.ALL_STEPS,
                    "all",
                    _ -> Next.stay().noting(FOUND, "").noting(Page.note(TARGETS), "0")));
        }
        return view.row(button(FlowWords.NEW_TARGET, "new", now -> Next.replace("flow.add", now.argument())));
    }

    /** What was typed for this way, and is said by several steps. */
    private static Optional<String> words(Visitor visitor) {
        return visitor.note(FOUND)
                .filter(noted -> noted.startsWith(visitor.argument() + "\n"))
                .map(noted -> noted.substring(visitor.argument().length() + 1));
    }

    /** Says what nothing leads to any more, where that is so. */
    private Next lead(Visitor visitor, String target) {
        var before = edited.find(visitor, visitor.argument());
        before.flatMap(found -> found.ref().wayOut())
                .ifPresent(exit -> edited.change(visitor, step -> Rewire.lead(step, exit, Optional.of(target))));
        var next = Next.back().noting(FOUND, "");
        return before.flatMap(found -> edited.find(visitor, visitor.argument())
                        .flatMap(now -> cutOff(found.flow().draft(), now.flow().draft())))
                .map(next::saying)
                .orElse(next);
    }

    private static Optional<Text> cutOff(Draft before, Draft after) {
        var steps = Splice.cutOff(before, after);
        return steps.isEmpty() ? Optional.empty() : Optional.of(Added.cutOff(after, steps));
    }
}
