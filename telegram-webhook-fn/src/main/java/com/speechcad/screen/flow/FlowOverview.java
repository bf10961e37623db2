package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.flow.AskReview;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.Hints;
import com.speechcad.flow.ScriptReview;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Voices;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A flow as text: how it stands, one line a step, and what is to be mended. */
@Singleton
class FlowOverview {
    private static final int MOST_OF_TASK = 1_500;

    private final Voices voices;
    private final Clock clock;

    FlowOverview(Voices voices, Clock clock) {
        this.voices = voices;
        this.clock = clock;
    }

    /** @param page which of the steps are shown */
    Text of(Flow flow, Optional<FlowVersion> newest, Readiness ready, Page page) {
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
        lines.addAll(findings(ready, Hints.of(flow.draft())));
        lines.addAll(review(ready, newest.filter(version -> VersionState.isTheDraft(flow, version))));
        if (page.count() > 1) {
            lines.add(text(FlowWords.TYPE_NUMBER));
        }
        return Lines.of(lines);
    }

    /** An AI task's description. */
    static Text task(String description) {
        return text(FlowWords.TASK_IS).with("words", StepWords.shortened(description, MOST_OF_TASK));
    }

    /** The first of what is to be mended and of the words in question; of what is only worth a look, when all is well. */
    private static List<Text> findings(Readiness ready, List<Finding> hints) {
        var findings = ready.findings();
        if (findings.isEmpty()) {
            return List.of(
                    hints.isEmpty()
                            ? text(FlowWords.NO_FINDINGS)
                            : text(StudioWords.HINTS)
                                    .with("first", hints.getFirst().text()));
        }
        var shown = new ArrayList<Text>();
        shown.add(text(FlowWords.FINDINGS)
                .with("count", findings.size())
                .with("first", findings.getFirst().text()));
        if (!ready.others().isEmpty() && !ready.script().isSettled()) {
            shown.add(ready.script().findings().getFirst().text());
        }
        return shown;
    }

    /** Where the review of its words stands; what is out as it stands needs no word about a yes. */
    private List<Text> review(Readiness ready, Optional<FlowVersion> out) {
        var script = ready.script();
        var reason =
                script.reason().map(given -> text(StudioWords.REVIEW_REASON).with("reason", given)).stream();
        return switch (script.state()) {
            case FREE -> List.of();
            case APPROVED ->
                out.isPresent()
                        ? List.of()
                        : script
                                .reason()
                                .map(given -> text(StudioWords.REVIEW_APPROVED).with("reason", given))
                                .stream()
                                .toList();
            // What is out as it stands has nothing to publish, so nothing asks for a review.
            case TO_ASK -> out.isPresent() ? List.of() : List.of(toAsk(ready));
            case ASKED ->
                Stream.concat(reason, script.open().map(this::asked).stream()).toList();
            case REFUSED, BLOCKED -> reason.toList();
        };
    }

    private static Text toAsk(Readiness ready) {
        return ready.others().isEmpty()
                ? text(StudioWords.REVIEW_TO_ASK).with("hours", AskReview.ANSWERED_WITHIN.toHours())
                : text(StudioWords.REVIEW_AFTERWARDS);
    }

    private Text asked(ScriptReview open) {
        var late = open.dueAt().isBefore(clock.instant());
        return text(late ? StudioWords.REVIEW_LATE : StudioWords.REVIEW_ASKED)
                .with("since", open.askedAt())
                .with("until", open.dueAt());
    }
}
