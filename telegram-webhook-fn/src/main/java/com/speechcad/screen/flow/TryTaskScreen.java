package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.TriedLine;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.SampleValues;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.TaskTrial;
import com.speechcad.flow.Trial.Input;
import com.speechcad.flow.Variables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks what is fixed about an AI task's call: what is said first, what the assistant is given, what it always does. Its
 * own sentences are a model's and are not made up here. No call, no cost.
 */
@Singleton
class TryTaskScreen implements Screen {
    private static final String AT = "try.task";
    private static final String SAID = "try.said";
    private static final int MOST_SAID = 200;
    private static final int MOST_GIVEN = 1_000;

    private final Flows flows;

    TryTaskScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.try-task";
    }

    /** From the beginning, whatever was tried before. */
    static Next begin(String about) {
        return Next.goTo("flow.try-task", about)
                .noting(AT, TaskTrial.OPENING.name())
                .noting(SAID, "");
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return task(visitor).map(flow -> draw(visitor, flow)).orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return take(visitor, TriedLine.of(line), line);
    }

    private View draw(Visitor visitor, Flow flow) {
        var findings = CheckFlow.check(flow.draft());
        if (!findings.isEmpty()) {
            return view(text(FlowWords.TRY_MEND)
                            .with("finding", findings.getFirst().text()))
                    .row(open(text(FlowWords.GO_TO_CHECK), "flow.check", StepRef.of(flow.id())));
        }
        var at = at(visitor);
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.TRY_TITLE).with("name", flow.name()));
        if (at == TaskTrial.OPENING) {
            lines.addAll(frame(flow));
        }
        visitor.note(SAID)
                .filter(said -> !said.isEmpty())
                .ifPresent(said -> lines.add(text(FlowWords.TASK_TRY_SAID).with("words", said)));
        lines.add(now(at, compiled(flow)));
        var shown = view(Lines.of(lines));
        return at.isOver()
                ? shown.row(again())
                : shown.row(
                                button(
                                        FlowWords.TRY_SILENCE,
                                        "silence",
                                        visited -> take(visited, new Input.Silence(), "")),
                                button(FlowWords.TRY_OPT_OUT, "opt-out", now -> take(now, new Input.OptOut(), "")))
                        .row(button(
                                FlowWords.TRY_NOT_RECORDED,
                                "unrecorded",
                                now -> take(now, new Input.NotRecorded(), "")))
                        .row(button(FlowWords.TASK_TRY_DONE, "done", _ -> remembering(TaskTrial.DONE, "")))
                        .row(again())
                        .takingText();
    }

    private static List<Text> frame(Flow flow) {
        var task = compiled(flow);
        var values = SampleValues.of(flow);
        return List.of(
                text(FlowWords.TASK_TRY_WHAT),
                text(FlowWords.TRY_OURS).with("words", Variables.fill(task.preamble(), values)),
                text(FlowWords.TASK_TRY_GIVEN)
                        .with("words", StepWords.shortened(Variables.fill(task.description(), values), MOST_GIVEN)),
                text(FlowWords.TASK_TRY_RULES));
    }

    private static Text now(TaskTrial at, CompiledTask task) {
        return switch (at) {
            case OPENING -> text(FlowWords.TASK_TRY_SPEAK);
            case ANSWERS -> text(FlowWords.TASK_TRY_ANSWERS);
            case STOPS -> text(FlowWords.TASK_TRY_STOPS);
            case REMINDS -> text(FlowWords.TASK_TRY_REMINDS).with("seconds", CompiledTask.REMINDS_AFTER_SECONDS);
            case HANGS_UP -> text(FlowWords.TASK_TRY_HANGS_UP).with("seconds", CompiledTask.HANGS_UP_AFTER_SECONDS);
            case OPTED_OUT ->
                Lines.of(text(FlowWords.TRY_OURS).with("words", task.farewell()), text(FlowWords.TRY_OPTED_OUT));
            case NOT_RECORDED ->
                Lines.of(text(FlowWords.TRY_OURS).with("words", task.unrecorded()), text(FlowWords.TRY_ENDED));
            case DONE -> text(FlowWords.TASK_TRY_BYE);
        };
    }

    private static CompiledTask compiled(Flow flow) {
        if (CompileFlow.any(flow.name(), flow.language(), flow.draft()) instanceof CompiledTask task) {
            return task;
        }
        throw new IllegalStateException("a task compiles to a task");
    }

    private static View.Item again() {
        return button(FlowWords.TRY_AGAIN, "again", _ -> remembering(TaskTrial.OPENING, ""));
    }

    private static Next take(Visitor visitor, Input input, String said) {
        return at(visitor)
                .take(input)
                .<Next>map(
                        next -> remembering(next, next == TaskTrial.STOPS ? "" : StepWords.shortened(said, MOST_SAID)))
                .orElse(Next.stay(text(FlowWords.TRY_NOT_HERE)));
    }

    private static Next remembering(TaskTrial at, String said) {
        return Next.stay().noting(AT, at.name()).noting(SAID, said);
    }

    private static TaskTrial at(Visitor visitor) {
        return visitor.note(AT)
                .filter(name -> !name.isEmpty())
                .map(TaskTrial::valueOf)
                .orElse(TaskTrial.OPENING);
    }

    private Optional<Flow> task(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(flow -> flow.draft().isTask());
    }
}
