package com.speechcad.screen.review;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.ScriptReview;
import com.speechcad.flow.ScriptStanding;
import com.speechcad.flow.StandingOf;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was found in a flow's script, sentence by sentence, and what its author can do. Its argument is the flow. */
@Singleton
class ScriptScreen implements Screen {
    static final String ID = "flow.script";
    private static final int MOST_SHOWN = 5;

    private final Flows flows;
    private final StandingOf standing;
    private final Clock clock;

    ScriptScreen(Flows flows, StandingOf standing, Clock clock) {
        this.flows = flows;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return flow(flows, visitor, argument).map(flow -> draw(flow)).orElseGet(View::gone);
    }

    /** The visitor's own flow that an argument names. */
    static Optional<Flow> flow(Flows flows, Visitor visitor, String argument) {
        try {
            return flows.find(visitor.id(), new FlowId(UUID.fromString(argument)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private View draw(Flow flow) {
        var found = standing.find(flow);
        if (found.isSettled()) {
            return view(text(ReviewWords.SCRIPT_FINE).with("name", flow.name()));
        }
        var view = view(Lines.of(lines(flow, found)));
        for (var item : edits(flow, found.findings())) {
            view = view.row(item);
        }
        return found.open().isPresent()
                ? view
                : view.row(open(
                        text(ReviewWords.ASK_REVIEW),
                        PleaScreen.ID,
                        flow.id().value().toString()));
    }

    private List<Text> lines(Flow flow, ScriptStanding found) {
        var lines = new ArrayList<Text>();
        lines.add(text(ReviewWords.SCRIPT_TITLE).with("name", flow.name()));
        found.findings().stream().limit(MOST_SHOWN).forEach(finding -> lines.add(finding.text()));
        if (found.findings().stream().anyMatch(finding -> finding.kind() == Finding.Kind.SCRIPT_BLOCKED)) {
            lines.add(text(ReviewWords.SCRIPT_NEVER));
        }
        found.reason()
                .map(reason -> text(ReviewWords.SCRIPT_ANSWER).with("reason", reason))
                .ifPresent(lines::add);
        found.open().map(this::waits).ifPresent(lines::add);
        return lines;
    }

    private Text waits(ScriptReview open) {
        var late = open.dueAt().isBefore(clock.instant());
        return text(late ? ReviewWords.SCRIPT_WAITS_LONGER : ReviewWords.SCRIPT_WAITS)
                .with("until", open.dueAt());
    }

    private static List<View.Item> edits(Flow flow, List<Finding> findings) {
        var about = flow.id().value().toString();
        return findings.stream()
                .limit(MOST_SHOWN)
                .map(finding -> finding.step()
                        .map(step -> open(
                                text(ReviewWords.EDIT_STEP).with("number", finding.number()),
                                "flow.step",
                                about + "/" + step))
                        .orElseGet(() -> open(text(ReviewWords.EDIT_TASK), "flow", about)))
                .distinct()
                .toList();
    }
}
