package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.RightsOf;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One AI task: what the call is about, what is wrong with that, and what can be done. */
@Singleton
class TaskView {
    private static final int MOST_SHOWN = 1_500;

    private final RightsOf rights;

    TaskView(RightsOf rights) {
        this.rights = rights;
    }

    /** @param publish what the button to publish does */
    View draw(Flow flow, Optional<FlowVersion> newest, int number, Function<Visitor, Next> publish) {
        var about = StepRef.of(flow.id());
        var versions = newest.isPresent()
                ? List.of(open(text(FlowWords.VERSIONS), "flow.versions", about), more(about))
                : List.of(more(about));
        return view(Lines.of(lines(flow, newest)))
                .row(open(text(TaskWords.CHANGE_TASK), "task.say", about))
                .row(
                        open(text(FlowWords.CHECK), "flow.check", about),
                        button(text(FlowWords.PUBLISH).with("number", number), "publish", publish))
                .row(versions);
    }

    private List<Text> lines(Flow flow, Optional<FlowVersion> newest) {
        var lines = new ArrayList<Text>();
        lines.add(text(TaskWords.TASK_TITLE).with("name", flow.name()));
        lines.add(VersionState.of(flow, newest));
        lines.add(text(FlowWords.SPOKEN_IN).with("language", flow.language().ownName()));
        lines.add(text(TaskWords.TASK_FRAME)
                .with("task", shortened(flow.draft().task().orElse(""))));
        var findings = CheckFlow.check(flow.draft(), rights.find(flow.owner()));
        lines.add(
                findings.isEmpty()
                        ? text(FlowWords.NO_FINDINGS)
                        : text(FlowWords.FINDINGS)
                                .with("count", findings.size())
                                .with("first", findings.getFirst().text()));
        return lines;
    }

    private static View.Item more(String about) {
        return open(text(FlowWords.MORE), "flow.more", about);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= MOST_SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MOST_SHOWN - 1)) + "…";
    }
}
