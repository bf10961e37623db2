package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Asks in plain words what a task's call is about. */
@Singleton
class TaskSayScreen implements Screen {
    private final Flows flows;

    TaskSayScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "task.say";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(flow -> flow.draft().isTask())
                .map(TaskSayScreen::draw)
                .orElseGet(View::gone);
    }

    private static View draw(Flow flow) {
        var task = flow.draft().task().orElse("");
        return (task.isEmpty()
                        ? view(TaskWords.ASK_TASK)
                        : view(text(TaskWords.ASK_OTHER_TASK).with("task", task)))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (line.length() > CheckFlow.MOST_TASK_CHARACTERS) {
            return Next.stay(text(TaskWords.TASK_TOO_LONG).with("most", CheckFlow.MOST_TASK_CHARACTERS));
        }
        return StepRef.parse(visitor.argument())
                .<Next>map(ref -> {
                    flows.edit(visitor.id(), ref.flow(), draft -> draft.isTask() ? draft.tasked(line) : draft);
                    return Next.replace("flow", StepRef.of(ref.flow())).saying(TaskWords.TASK_SAVED);
                })
                .orElse(Next.back());
    }
}
