package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Joins;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.SampleValues;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepText;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Variables;
import com.speechcad.flow.Way;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One step: what it says, where each of its exits leads, and everything to change about it. */
@Singleton
class StepScreen implements Screen {
    /** In a flow of no more steps the list is at hand, and a move is a tap or two. */
    private static final int FEW = 5;

    private final EditedStep edited;
    private final Flows flows;
    private final DeleteStepScreen delete;
    private final NewStep newStep;
    private final SpokenOffer spoken;

    StepScreen(EditedStep edited, Flows flows, DeleteStepScreen delete, NewStep newStep, SpokenOffer spoken) {
        this.edited = edited;
        this.flows = flows;
        this.delete = delete;
        this.newStep = newStep;
        this.spoken = spoken;
    }

    @Override
    public String id() {
        return "flow.step";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument).map(this::draw).orElseGet(View::gone);
    }

    private View draw(EditedStep.Found found) {
        var step = found.step();
        var view = view(words(found));
        if (!(step instanceof Step.SpeakAgain || step instanceof Step.Branch)) {
            view = view.row(open(text(FlowWords.CHANGE_TEXT), "flow.text", found.about()));
        }
        view = view.row(spoken.here(found.flow(), step).stream().toList());
        for (var way : Way.of(step)) {
            view = view.row(
                    open(StepWords.leadsTo(found.flow().draft(), step, way), screen(step, way), about(found, way)));
        }
        return places(details(view, found), found);
    }

    private static Text words(EditedStep.Found found) {
        var step = found.step();
        var lines = new ArrayList<Text>();
        lines.add(text(step.text().isEmpty() ? FlowWords.STEP_TITLE_BARE : FlowWords.STEP_TITLE)
                .with("flow", found.flow().name())
                .with("number", found.number())
                .with("kind", StepWords.kind(step))
                .with("words", step.text()));
        if (!Variables.in(step.text()).isEmpty()) {
            lines.add(text(FlowWords.SOUNDS_LIKE)
                    .with("words", Variables.fill(step.text(), SampleValues.of(found.flow()))));
        }
        seen(step).ifPresent(lines::add);
        if (found.number() > 1 && Joins.leading(found.flow().draft(), step.id()).isEmpty()) {
            lines.add(text(StudioWords.NOTHING_LEADS_HERE));
        }
        return Lines.of(lines);
    }

    /** What its author will get of a typed answer, said where it is made and not first when it has come. */
    private static Optional<Text> seen(Step step) {
        return step instanceof Step.AskDigits digits ? TypedScreen.seen(digits.typed()) : Optional.empty();
    }

    /** What follows a failure may be more than a step. */
    private static String screen(Step step, Way way) {
        var fails = step instanceof Step.Listening
                && (way.exit() instanceof Exit.Otherwise
                        || way.exit() instanceof Exit.Silent
                        || way.exit() instanceof Exit.Wrong);
        return fails ? "flow.fail" : "flow.lead";
    }

    private static String about(EditedStep.Found found, Way way) {
        return screen(found.step(), way).equals("flow.fail")
                ? found.about()
                : StepRef.of(found.flow().id(), found.step().id(), way.exit());
    }

    private View details(View view, EditedStep.Found found) {
        var about = found.about();
        var more = switch (found.step()) {
            case Step.Menu menu
            when menu.choices().isEmpty() -> view.row(open(text(FlowWords.ADD_KEY), "flow.key", about));
            case Step.Menu _ ->
                view.row(
                        open(text(FlowWords.ADD_KEY), "flow.key", about),
                        open(text(FlowWords.REMOVE_KEY), "flow.unkey", about));
            case Step.AskDigits digits ->
                view.row(
                        open(text(FlowWords.TYPES).with("kind", StepWords.typed(digits.typed())), "flow.typed", about));
            case Step.Question _ -> view.row(open(text(FlowWords.EXPECTED), "flow.expect", about));
            case Step.Branch _ -> view.row(open(text(FlowWords.CASES), "flow.cases", about));
            case Step.Transfer transfer ->
                view.row(open(
                        transfer.number().isEmpty()
                                ? text(FlowWords.NUMBER_IS).with("number", text(StepText.NO_NUMBER_YET))
                                : text(FlowWords.NUMBER_IS).with("number", new PhoneNumber(transfer.number())),
                        "flow.number",
                        about));
            case Step.PlayMessage _, Step.Feedback _, Step.SpeakAgain _, Step.End _ -> view;
        };
        if (found.step() instanceof Step.Keeping keeping) {
            more = more.row(open(text(FlowWords.ANSWER_NAME).with("name", keeping.variable()), "flow.answer", about));
        }
        return found.failure().isPresent()
                ? more.row(button(
                        text(FlowWords.REPETITIONS)
                                .with("times", found.failure().get().retries()),
                        "repeat",
                        now -> FailScreen.askAgainMoreOften(edited, now)))
                : more;
    }

    private View places(View view, EditedStep.Found found) {
        var last = found.flow().draft().steps().size();
        var moves = new ArrayList<View.Item>();
        if (found.number() > 1) {
            moves.add(button(
                    FlowWords.MOVE_UP,
                    "up",
                    now -> change(now, draft -> draft.movingUp(found.step().id()))));
        }
        if (found.number() < last) {
            moves.add(button(
                    FlowWords.MOVE_DOWN,
                    "down",
                    now -> change(now, draft -> draft.movingDown(found.step().id()))));
        }
        var places = new ArrayList<View.Item>();
        if (last > FEW) {
            places.add(open(text(FlowWords.MOVE_TO), PlaceScreen.ID, found.about()));
        }
        if (WaysOn.areThere(found.step())) {
            places.add(open(text(FlowWords.ADD_AFTER), "flow.add", found.about()));
        }
        return neighbours(view.row(moves).row(places), found)
                .row(
                        open(text(StudioWords.JOINS), JoinsScreen.ID, found.about()),
                        button(StudioWords.COPY_STEP, "copy", now -> newStep.copy(now, found)))
                .row(
                        button(FlowWords.DELETE_STEP, "delete", delete::asked),
                        button(
                                FlowWords.BACK_TO_FLOW,
                                "flow",
                                _ -> Next.replace(
                                        "flow", StepRef.of(found.flow().id()))));
    }

    /** From step to step without the list in between; Back still leads to where the first was opened. */
    private static View neighbours(View view, EditedStep.Found found) {
        var steps = found.flow().draft().steps();
        if (steps.size() <= FEW) {
            return view;
        }
        var row = new ArrayList<View.Item>();
        if (found.number() > 1) {
            row.add(turn(FlowWords.STEP_BEFORE, "before", found, found.number() - 1));
        }
        if (found.number() < steps.size()) {
            row.add(turn(FlowWords.STEP_AFTER, "after", found, found.number() + 1));
        }
        return view.row(row);
    }

    private static View.Item turn(FlowWords label, String action, EditedStep.Found found, int to) {
        var other = found.flow().draft().steps().get(to - 1).id();
        return button(
                text(label).with("number", to),
                action,
                _ -> Next.replace("flow.step", StepRef.of(found.flow().id(), other)));
    }

    private Next change(Visitor visitor, UnaryOperator<Draft> change) {
        StepRef.parse(visitor.argument()).ifPresent(ref -> flows.edit(visitor.id(), ref.flow(), change));
        return Next.stay();
    }
}
