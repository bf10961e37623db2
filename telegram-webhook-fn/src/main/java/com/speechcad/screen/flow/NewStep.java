package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Splice;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import com.speechcad.flow.Variables;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes a step of a kind, puts it where it belongs, and leads to what it still needs. */
@Singleton
class NewStep {
    static final String MESSAGE = "message";
    static final String MENU = "menu";
    static final String DIGITS = "digits";
    static final String QUESTION = "question";
    static final String FEEDBACK = "feedback";
    static final String TRANSFER = "transfer";
    static final String BRANCH = "branch";
    static final String AGAIN = "again";
    static final String END = "end";
    private static final int RETRIES = 2;

    private final Flows flows;
    private final FlowVersions versions;

    NewStep(Flows flows, FlowVersions versions) {
        this.flows = flows;
        this.versions = versions;
    }

    /** Adds it to the flow that the visitor's screen is about, after that screen's step or where its exit leads. */
    Next add(Visitor visitor, String kind, String words) {
        var ref = StepRef.parse(visitor.argument());
        var flow = ref.flatMap(found -> flows.find(visitor.id(), found.flow()));
        if (flow.filter(found -> !found.draft().isTask()).isEmpty()) {
            return Next.back();
        }
        if (flow.get().draft().steps().size() >= Draft.MOST_STEPS) {
            return Next.stay(text(FlowWords.TOO_MANY_STEPS).with("most", Draft.MOST_STEPS));
        }
        var id = flow.get().draft().nextId(versions.highestStep(flow.get().id()));
        var step = step(kind, id, words, answer(visitor, id));
        var before = flow.get().draft();
        flows.edit(visitor.id(), flow.get().id(), draft -> placed(draft, step, ref.get()));
        return flows.find(visitor.id(), flow.get().id())
                .map(now -> next(ref.get(), kind, new Added(before, now.draft(), id)))
                .orElse(Next.back());
    }

    /** Several ways that were connected at once are shown, each to be changed; else it goes on where one was. */
    private static Next next(StepRef where, String kind, Added added) {
        var about = StepRef.of(where.flow(), added.id());
        var remark = added.remark();
        if (where.step().isEmpty() && added.joins().size() > 1) {
            return Next.replace(JoinsScreen.ID, about).saying(remark).noting(Page.note("joins"), "0");
        }
        if (isAfter(where)) {
            return Next.replace("flow.step", about).past("flow.step").saying(remark);
        }
        return needsMore(kind)
                ? Next.replace("flow.step", about).saying(remark)
                : Next.back()
                        .saying(remark)
                        .noting(
                                Page.note(FlowScreen.STEPS),
                                Integer.toString(Math.max(0, added.number() - 1) / FlowScreen.STEPS_A_PAGE));
    }

    private static Draft placed(Draft draft, Step step, StepRef where) {
        if (where.step().isEmpty()) {
            return draft.with(step);
        }
        return where.wayOut()
                .map(exit -> Splice.at(draft, step, where.step(), exit))
                .orElseGet(() -> Splice.after(draft, step, where.step()));
    }

    /** Then the next one follows it, and what is written one after the other stands in that order. */
    private static boolean isAfter(StepRef where) {
        return !where.step().isEmpty() && where.wayOut().isEmpty();
    }

    /** Whether what speaks again may stand where the argument of an adding screen says. */
    static boolean mayRepeat(Draft draft, String argument) {
        var again = new Step.SpeakAgain("");
        return StepRef.parse(argument)
                .flatMap(where -> draft.step(where.step()))
                .map(before -> before.mayLeadTo(again))
                .orElseGet(() -> draft.steps().stream().anyMatch(step -> step.mayLeadTo(again)));
    }

    private static boolean needsMore(String kind) {
        return switch (kind) {
            case MENU, DIGITS, TRANSFER, BRANCH -> true;
            default -> false;
        };
    }

    /** A message that begins a flow without steps; the flow stays on the screen. */
    Next.Stay first(Visitor visitor, String words) {
        var flow = StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(found ->
                        !found.draft().isTask() && found.draft().steps().isEmpty());
        flow.ifPresent(found -> {
            var id = found.draft().nextId(versions.highestStep(found.id()));
            flows.edit(visitor.id(), found.id(), draft -> draft.with(step(MESSAGE, id, words, "")));
        });
        return Next.stay();
    }

    /** Makes a step that says and does what another one does, and puts it right behind that one; nothing leads to it yet. */
    Next copy(Visitor visitor, EditedStep.Found found) {
        var flow = found.flow();
        if (flow.draft().steps().size() >= Draft.MOST_STEPS) {
            return Next.stay(text(FlowWords.TOO_MANY_STEPS).with("most", Draft.MOST_STEPS));
        }
        var id = flow.draft().nextId(versions.highestStep(flow.id()));
        var like = found.step().named(id);
        var copy = like instanceof Step.Keeping keeping ? keeping.keeping(answer(visitor, id)) : like;
        flows.edit(
                visitor.id(),
                flow.id(),
                draft -> Splice.copy(draft, copy, found.step().id()));
        return Next.replace("flow.step", StepRef.of(flow.id(), id)).saying(StudioWords.STEP_COPIED);
    }

    /** What an answer is called until its author says otherwise. */
    private static String answer(Visitor visitor, String id) {
        return Variables.name(
                Words.plain(text(FlowWords.ANSWER_USUAL).with("number", id.substring(1)), visitor.reader()));
    }

    private static Step step(String kind, String id, String words, String variable) {
        Optional<String> open = Optional.empty();
        return switch (kind) {
            case MENU -> new Step.Menu(id, words, List.of(), Failure.going(RETRIES, open));
            case DIGITS -> new Step.AskDigits(id, words, new Typed.YesNo(), variable, Failure.skipping(RETRIES), open);
            case QUESTION -> new Step.Question(id, words, variable, List.of(), Failure.skipping(1), open);
            case FEEDBACK -> new Step.Feedback(id, words, variable, Failure.skipping(1), open);
            case TRANSFER -> new Step.Transfer(id, words, "", open);
            case BRANCH -> new Step.Branch(id, List.of(), open);
            case AGAIN -> new Step.SpeakAgain(id);
            case END -> new Step.End(id, words);
            default -> new Step.PlayMessage(id, words, open);
        };
    }
}
