package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.StandingOf;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What leads a draft on to its publication, for the screens whose argument names the flow. */
@Singleton
class PublishOffer {
    private final Flows flows;
    private final PublishFlow publish;
    private final MyRights rights;
    private final StandingOf standing;

    PublishOffer(Flows flows, PublishFlow publish, MyRights rights, StandingOf standing) {
        this.flows = flows;
        this.publish = publish;
        this.rights = rights;
        this.standing = standing;
    }

    /** What keeps a draft from being published, as far as is known without asking the provider. */
    Readiness ready(Visitor visitor, Flow flow) {
        var others = rights.check(visitor, flow.draft()).stream()
                .filter(finding -> !finding.kind().isScreened())
                .toList();
        return new Readiness(others, standing.find(flow));
    }

    /**
     * What is on its way has nothing to publish, what is published as it stands can be called, what has to be mended is mended
     * first, and words in question are reviewed, appealed for or changed, not published.
     */
    View onwards(View view, Flow flow, Optional<FlowVersion> newest, Readiness ready) {
        var about = StepRef.of(flow.id());
        var check = open(text(FlowWords.CHECK), "flow.check", about);
        var same = newest.filter(version -> VersionState.isTheDraft(flow, version));
        if (same.isPresent()) {
            return same.get().state() == FlowVersion.State.PUBLISHED
                    ? view.row(check, open(text(CallText.CALL), "call.to", about))
                    : view.row(check);
        }
        if (ready.script().isSettled()) {
            return ready.others().isEmpty()
                    ? view.row(check, next(newest))
                    : view.row(open(
                            text(StudioWords.MEND_FIRST)
                                    .with("count", ready.others().size()),
                            "flow.check",
                            about));
        }
        var row = new ArrayList<View.Item>();
        row.add(check);
        ready.script().findings().getFirst().step().ifPresent(step -> row.add(toStep(flow, step)));
        return view.row(row).row(aboutWords(about, ready));
    }

    private static View.Item toStep(Flow flow, String step) {
        return open(
                text(FlowWords.GO_TO_STEP).with("number", flow.draft().number(step)),
                "flow.step",
                StepRef.of(flow.id(), step));
    }

    private List<View.Item> aboutWords(String about, Readiness ready) {
        var words = open(text(FlowWords.SCRIPT), "flow.script", about);
        return switch (ready.script().state()) {
            // Publishing asks for the review, and would be refused for what else is to be mended.
            case TO_ASK ->
                ready.others().isEmpty()
                        ? List.of(button(text(StudioWords.ASK_REVIEW), "ask", this::publish), words)
                        : List.of(words);
            case REFUSED, BLOCKED -> List.of(open(text(StudioWords.APPEAL), "flow.plea", about), words);
            case ASKED -> List.of(words);
            case FREE, APPROVED -> List.of();
        };
    }

    /** @param newest version there is, whatever became of it */
    View.Item next(Optional<FlowVersion> newest) {
        var number = newest.map(version -> version.number() + 1).orElse(1);
        return button(text(FlowWords.PUBLISH).with("number", number), "publish", this::publish);
    }

    private Next publish(Visitor visitor) {
        var flow = StepRef.parse(visitor.argument()).flatMap(ref -> flows.find(visitor.id(), ref.flow()));
        if (flow.isEmpty()) {
            return Next.back();
        }
        var findings = rights.check(visitor, flow.get().draft());
        return findings.isEmpty()
                ? publish(visitor, flow.get())
                : Next.goTo(mending(findings), StepRef.of(flow.get().id()));
    }

    /** A second tap finds the version on its way and changes nothing. */
    private Next publish(Visitor visitor, Flow flow) {
        var about = StepRef.of(flow.id());
        return switch (publish.publish(visitor.id(), flow.id())) {
            case PublishFlow.Outcome.Publishing(var number) ->
                // From wherever it was tapped: the flow's screen waits for it and is led on once it is there.
                Next.goTo("flow", about).saying(text(FlowWords.PUBLISHING).with("number", number));
            case PublishFlow.Outcome.Unchanged(var number) ->
                Next.toast(text(FlowWords.UNCHANGED).with("number", number));
            case PublishFlow.Outcome.Refused(var findings) -> Next.goTo(mending(findings), about);
            case PublishFlow.Outcome.InReview _ -> Next.goTo("flow.script", about);
            case PublishFlow.Outcome.TooMany() ->
                Next.stay(text(FlowWords.PUBLISHED_OFTEN).with("most", PublishFlow.MOST_A_DAY));
            case PublishFlow.Outcome.Gone() -> Next.back();
        };
    }

    private static String mending(List<Finding> findings) {
        return findings.stream().allMatch(finding -> finding.kind().isScreened()) ? "flow.script" : "flow.check";
    }
}
