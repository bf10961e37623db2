package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Asks for a new AI task's name. */
@Singleton
class NewTaskScreen implements Screen {
    private final Flows flows;

    NewTaskScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "task.new";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(TaskWords.ASK_TASK_NAME).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (NewFlowScreen.isTooLong(line)) {
            return Next.stay(text(FlowWords.NAME_TOO_LONG).with("most", NewFlowScreen.MOST_NAME));
        }
        var created = flows.create(visitor.id(), line, visitor.reader().language());
        created.ifPresent(id -> flows.edit(visitor.id(), id, draft -> draft.tasked("")));
        return created.<Next>map(id -> Next.replace("task.say", StepRef.of(id)))
                .orElse(Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS)));
    }
}
