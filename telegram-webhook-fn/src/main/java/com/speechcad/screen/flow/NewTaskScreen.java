package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks for a new AI task's name, then for what it shall do. */
@Singleton
class NewTaskScreen implements Screen {
    private static final String NAME = "task.name";

    private final Flows flows;

    NewTaskScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.new-task";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(name(visitor).isEmpty()
                        ? text(FlowWords.ASK_TASK_NAME)
                        : text(FlowWords.ASK_TASK).with("most", CheckFlow.MOST_TASK_CHARACTERS))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return name(visitor)
                .map(name -> described(visitor, name, line))
                .orElseGet(() -> NewFlowScreen.isTooLong(line)
                        ? Next.stay(text(FlowWords.NAME_TOO_LONG).with("most", NewFlowScreen.MOST_NAME))
                        : Next.stay().noting(NAME, line));
    }

    private Next described(Visitor visitor, String name, String line) {
        if (line.length() > CheckFlow.MOST_TASK_CHARACTERS) {
            return Next.stay(text(FlowWords.EXPECTED_TOO_LONG).with("most", CheckFlow.MOST_TASK_CHARACTERS));
        }
        var draft = Draft.empty().tasked(line);
        return flows.create(visitor.id(), name, visitor.reader().language(), draft)
                .<Next>map(id -> Next.replace("flow", StepRef.of(id)).noting(NAME, ""))
                .orElse(Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS)));
    }

    private static Optional<String> name(Visitor visitor) {
        return visitor.note(NAME).filter(name -> !name.isEmpty());
    }
}
