package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.AskReview;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Hints;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that keeps a flow from being published; each finding with a way to its step. */
@Singleton
class CheckScreen implements Screen {
    private static final int A_PAGE = 10;

    private final Flows flows;
    private final MyRights rights;
    private final AskReview review;
    private final FlowVersions versions;
    private final PublishOffer publish;
    private final SpokenOffer spoken;

    CheckScreen(
            Flows flows,
            MyRights rights,
            AskReview review,
            FlowVersions versions,
            PublishOffer publish,
            SpokenOffer spoken) {
        this.flows = flows;
        this.rights = rights;
        this.review = review;
        this.versions = versions;
        this.publish = publish;
        this.spoken = spoken;
    }

    @Override
    public String id() {
        return "flow.check";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> draw(visitor, flow, findings(visitor, flow)))
                .orElseGet(View::gone);
    }

    private List<Finding> findings(Visitor visitor, Flow flow) {
        return Stream.concat(
                        rights.check(visitor, flow.draft()).stream(),
                        review.unsettled(visitor.id(), flow.draft()).stream())
                .toList();
    }

    private View draw(Visitor visitor, Flow flow, List<Finding> findings) {
        var hints = Hints.of(flow.draft());
        var all = Stream.concat(findings.stream(), hints.stream()).toList();
        var page = Page.of(visitor, "findings", all.size(), A_PAGE);
        var shown = page.cut(all);
        var view = steps(view(words(flow, findings, hints, shown)), flow, shown);
        for (var step : flow.draft().steps()) {
            if (shown.stream().anyMatch(finding -> finding.step().equals(Optional.of(step.id())))) {
                view = view.row(spoken.elsewhere(flow, step).stream().toList());
            }
        }
        view = page.controls(view);
        return findings.isEmpty() ? publishing(view, visitor, flow) : ways(view, flow, findings);
    }

    private static Text words(Flow flow, List<Finding> findings, List<Finding> hints, List<Finding> shown) {
        var lines = new ArrayList<Text>();
        lines.add(
                findings.isEmpty()
                        ? text(FlowWords.ALL_GOOD).with("name", flow.name())
                        : text(FlowWords.CHECK_TITLE).with("count", findings.size()));
        shown.stream().filter(findings::contains).forEach(finding -> lines.add(finding.text()));
        var remarked = shown.stream().filter(hints::contains).toList();
        if (!remarked.isEmpty()) {
            lines.add(text(StudioWords.HINTS_TITLE));
            remarked.forEach(hint -> lines.add(hint.text()));
        }
        return Lines.of(lines);
    }

    /** What is good goes on from here, unless it is published as it stands. */
    private View publishing(View view, Visitor visitor, Flow flow) {
        var newest = versions.of(visitor.id(), flow.id()).stream().findFirst();
        return newest.filter(version -> VersionState.isTheDraft(flow, version)).isPresent()
                ? view
                : view.row(publish.next(newest));
    }

    private static View steps(View words, Flow flow, List<Finding> shown) {
        var view = words;
        var steps = new LinkedHashMap<String, Integer>();
        for (Finding finding : shown) {
            finding.step().ifPresent(step -> steps.put(step, finding.number()));
        }
        for (var step : steps.entrySet()) {
            view = view.row(open(
                    text(FlowWords.GO_TO_STEP).with("number", step.getValue()),
                    "flow.step",
                    StepRef.of(flow.id(), step.getKey())));
        }
        return view;
    }

    /** What mends a finding elsewhere than in its step. */
    private static View ways(View steps, Flow flow, List<Finding> findings) {
        var view = steps;
        if (findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.TRANSFER_NOT_IN_PLAN)) {
            view = view.row(open(FlowWords.PLANS, "plan"));
        }
        if (findings.stream()
                .anyMatch(finding -> finding.kind() == Finding.Kind.VARIABLE_UNKNOWN
                        || finding.kind() == Finding.Kind.TASK_VARIABLE_UNKNOWN)) {
            view = view.row(open(text(FlowWords.VARIABLES), "flow.vars", StepRef.of(flow.id())));
        }
        if (findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.VOICE_GONE)) {
            view = view.row(open(text(FlowWords.CHOOSE_VOICE), "flow.voice", StepRef.of(flow.id())));
        }
        return findings.stream().anyMatch(finding -> finding.kind().isScreened())
                ? view.row(open(text(FlowWords.SCRIPT), "flow.script", StepRef.of(flow.id())))
                : view;
    }
}
