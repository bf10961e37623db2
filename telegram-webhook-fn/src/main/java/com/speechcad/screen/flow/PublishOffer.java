package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Finding;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The button that publishes a draft, for the screens whose argument names the flow. */
@Singleton
class PublishOffer {
    private final Flows flows;
    private final PublishFlow publish;
    private final MyRights rights;

    PublishOffer(Flows flows, PublishFlow publish, MyRights rights) {
        this.flows = flows;
        this.publish = publish;
        this.rights = rights;
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
                Next.toast(text(FlowWords.PUBLISHING).with("number", number));
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
