package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.TriedLine;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.DraftDigest;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Place;
import com.speechcad.flow.SampleValues;
import com.speechcad.flow.Trial;
import com.speechcad.flow.Trial.Input;
import com.speechcad.text.Shorten;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Walks the compiled flow in the chat: what is said, what may be pressed, where it goes. No call, no cost. */
@Singleton
class TryScreen implements Screen {
    private static final String ENTRY = "try.at";
    private static final String FLOW = "try.flow";
    private static final String VALUE = "try.v.";
    private static final String TURN = "try.turn";
    private static final int MOST_KEPT = 100;

    private final Flows flows;
    private final DraftDigest digest;

    TryScreen(Flows flows, DraftDigest digest) {
        this.flows = flows;
        this.digest = digest;
    }

    @Override
    public String id() {
        return "flow.try";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return flow(visitor).map(flow -> draw(visitor, flow)).orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return take(visitor, TriedLine.of(line));
    }

    private View draw(Visitor visitor, Flow flow) {
        var findings = CheckFlow.check(flow.draft());
        if (!findings.isEmpty()) {
            return view(text(FlowWords.TRY_MEND)
                            .with("finding", findings.getFirst().text()))
                    .row(open(text(FlowWords.GO_TO_CHECK), "flow.check", StepRef.of(flow.id())));
        }
        var trial = trial(visitor, flow);
        var shown = view(TrialWords.of(flow, trial, turn(visitor, flow)));
        return switch (trial.state()) {
            case WAITS -> waiting(shown, flow, trial).takingText();
            case RINGS ->
                shown.row(button(FlowWords.TRY_NOBODY, "nobody", now -> take(now, new Input.NobodyAnswers())))
                        .row(again());
            case ENDED, OPTED_OUT, CIRCLES -> shown.row(again());
        };
    }

    private View waiting(View shown, Flow flow, Trial trial) {
        var view = shown;
        for (var offer : TrialWords.offers(flow, trial)) {
            view = view.row(button(offer.label(), "do", offer.code(), now -> take(now, offer.input())));
        }
        var optOut = trial.place() instanceof Place.Digits ? FlowWords.TRY_WISH : FlowWords.TRY_OPT_OUT;
        return view.row(
                        button(FlowWords.TRY_SILENCE, "silence", now -> take(now, new Input.Silence())),
                        button(optOut, "opt-out", now -> take(now, new Input.OptOut())))
                .row(button(FlowWords.TRY_NOT_RECORDED, "unrecorded", now -> take(now, new Input.NotRecorded())))
                .row(again());
    }

    private static View.Item again() {
        return button(FlowWords.TRY_AGAIN, "again", TryScreen::restart);
    }

    private static Next restart(Visitor visitor) {
        return remembering(visitor, "", Map.of());
    }

    private Next take(Visitor visitor, Input input) {
        var flow = flow(visitor).filter(found -> CheckFlow.check(found.draft()).isEmpty());
        if (flow.isEmpty()) {
            return Next.stay();
        }
        if (isChanged(visitor, flow.get())) {
            return new Next.Stay(
                    Optional.of(text(FlowWords.TRY_CHANGED)),
                    false,
                    remembering(visitor, "", Map.of()).noting(FLOW, "").notes());
        }
        var before = trial(visitor, flow.get());
        var turn = turn(visitor, flow.get());
        return before.take(input)
                .map(trial -> remembering(visitor, trial.entry(), trial.values())
                        .noting(FLOW, mark(flow.get()))
                        .noting(
                                TURN,
                                TrialTurn.after(turn, before, input, trial).written()))
                .orElse(Next.stay(text(FlowWords.TRY_NOT_HERE)));
    }

    /** From where it stood; from the beginning when the flow has changed meanwhile. */
    private Trial trial(Visitor visitor, Flow flow) {
        var compiled = CompileFlow.compile(flow.name(), flow.language(), flow.draft());
        var values = new HashMap<>(SampleValues.of(flow));
        var begun = isBegun(visitor, flow);
        if (begun) {
            visitor.notes().forEach((name, value) -> {
                if (name.startsWith(VALUE) && !value.isEmpty()) {
                    values.put(name.substring(VALUE.length()), value);
                }
            });
        }
        return visitor.note(ENTRY)
                .filter(entry -> begun && !entry.isEmpty())
                .flatMap(entry -> Trial.from(compiled, entry, values))
                .orElseGet(() -> Trial.begin(compiled, values));
    }

    private static Next.Stay remembering(Visitor visitor, String entry, Map<String, String> values) {
        var next = Next.stay().noting(ENTRY, entry).noting(TURN, "");
        for (var name : visitor.notes().keySet()) {
            if (name.startsWith(VALUE)) {
                next = next.noting(name, "");
            }
        }
        for (var value : values.entrySet()) {
            next = next.noting(VALUE + value.getKey(), Shorten.cut(value.getValue(), MOST_KEPT));
        }
        return next;
    }

    private Optional<TrialTurn> turn(Visitor visitor, Flow flow) {
        return visitor.note(TURN).filter(_ -> isBegun(visitor, flow)).flatMap(TrialTurn::parse);
    }

    private boolean isBegun(Visitor visitor, Flow flow) {
        return visitor.note(FLOW).filter(was -> was.equals(mark(flow))).isPresent();
    }

    /** What was tried of another flow says nothing about this one. */
    private boolean isChanged(Visitor visitor, Flow flow) {
        return visitor.note(FLOW).filter(was -> was.startsWith(whose(flow))).isPresent() && !isBegun(visitor, flow);
    }

    private String mark(Flow flow) {
        return whose(flow) + digest.of(flow.draft());
    }

    private static String whose(Flow flow) {
        return flow.id().value() + " ";
    }

    private Optional<Flow> flow(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(flow -> !flow.draft().isTask());
    }
}
