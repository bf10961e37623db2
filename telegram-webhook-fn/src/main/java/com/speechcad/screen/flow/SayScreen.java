package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the new step says; typing it adds the step. */
@Singleton
class SayScreen implements Screen {
    private static final int REPETITIONS = 2;

    private final Flows flows;

    SayScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.say";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .isEmpty()) {
            return View.gone();
        }
        var question = switch (visitor.note("kind").orElse("message")) {
            case "menu" -> FlowWords.ASK_TEXT_MENU;
            case "question" -> FlowWords.ASK_TEXT_QUESTION;
            case "end" -> FlowWords.ASK_TEXT_END;
            default -> FlowWords.ASK_TEXT_MESSAGE;
        };
        return view(question).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (line.length() > CheckFlow.MOST_CHARACTERS) {
            return Next.stay(text(FlowWords.TEXT_TOO_LONG).with("most", CheckFlow.MOST_CHARACTERS));
        }
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .<Next>map(flow -> add(visitor, flow.id(), flow.draft(), line))
                .orElse(Next.back());
    }

    private Next add(Visitor visitor, FlowId flow, Draft draft, String line) {
        var kind = visitor.note("kind").orElse("message");
        var id = draft.nextId();
        flows.edit(visitor.id(), flow, now -> now.with(step(kind, id, line)));
        var added = text(FlowWords.STEP_ADDED).with("number", draft.steps().size() + 1);
        return kind.equals("menu")
                ? Next.replace("flow.step", StepRef.of(flow, id)).saying(added)
                : Next.back().saying(added);
    }

    private static Step step(String kind, String id, String line) {
        return switch (kind) {
            case "menu" -> new Step.Menu(id, line, List.of(), Failure.going(REPETITIONS, Optional.empty()));
            case "question" ->
                new Step.Question(
                        id, line, "answer_" + id.substring(1), List.of(), Failure.skipping(1), Optional.empty());
            case "end" -> new Step.End(id, line);
            default -> new Step.PlayMessage(id, line, Optional.empty());
        };
    }
}
