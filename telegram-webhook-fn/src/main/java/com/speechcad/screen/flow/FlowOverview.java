package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.Hints;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Voices;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A flow as text: how it stands, one line a step, and what is to be mended. */
@Singleton
class FlowOverview {
    private static final int MOST_OF_TASK = 1_500;

    private final Voices voices;
    private final MyRights rights;

    FlowOverview(Voices voices, MyRights rights) {
        this.voices = voices;
        this.rights = rights;
    }

    /** @param page which of the steps are shown */
    Text of(Visitor visitor, Flow flow, Optional<FlowVersion> newest, Page page) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.FLOW_TITLE).with("name", flow.name()));
        lines.add(VersionState.of(flow, newest));
        lines.add(VoiceName.line(voices, flow));
        if (flow.draft().isTask()) {
            lines.add(task(flow.draft().task().orElse("")));
        } else if (flow.draft().steps().isEmpty()) {
            lines.add(text(FlowWords.NO_STEPS_YET));
            return Lines.of(lines);
        }
        page.cut(flow.draft().steps()).forEach(step -> lines.add(StepWords.line(flow.draft(), step)));
        lines.add(findings(rights.check(visitor, flow.draft()), Hints.of(flow.draft())));
        if (page.count() > 1) {
            lines.add(text(FlowWords.TYPE_NUMBER));
        }
        return Lines.of(lines);
    }

    /** An AI task's description. */
    static Text task(String description) {
        return text(FlowWords.TASK_IS).with("words", StepWords.shortened(description, MOST_OF_TASK));
    }

    /** The first of what is to be mended; of what is only worth a look, when there is nothing else. */
    private static Text findings(List<Finding> findings, List<Finding> hints) {
        if (!findings.isEmpty()) {
            return text(FlowWords.FINDINGS)
                    .with("count", findings.size())
                    .with("first", findings.getFirst().text());
        }
        return hints.isEmpty()
                ? text(FlowWords.NO_FINDINGS)
                : text(StudioWords.HINTS).with("first", hints.getFirst().text());
    }
}
