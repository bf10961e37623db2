package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What an AI task shall do, in its author's words. */
@Singleton
class TaskScreen implements Screen {
    private final Flows flows;

    TaskScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.task";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return task(visitor)
                .map(flow -> {
                    var asked = text(FlowWords.ASK_TASK).with("most", CheckFlow.MOST_TASK_CHARACTERS);
                    var now = flow.draft().task().orElse("");
                    return view(Lines.of(asked, text(FlowWords.TASK_NOW).with("words", now)))
                            .takingText();
                })
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (line.length() > CheckFlow.MOST_TASK_CHARACTERS) {
            return Next.stay(text(FlowWords.EXPECTED_TOO_LONG).with("most", CheckFlow.MOST_TASK_CHARACTERS));
        }
        return task(visitor)
                .<Next>map(flow -> {
                    flows.edit(visitor.id(), flow.id(), draft -> draft.tasked(line));
                    return Next.replace("flow", StepRef.of(flow.id()));
                })
                .orElse(Next.back());
    }

    private Optional<Flow> task(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(flow -> flow.draft().isTask());
    }
}
