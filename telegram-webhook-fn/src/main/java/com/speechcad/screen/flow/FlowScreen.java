package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One flow: its steps as text, what is wrong with it, and what can be done. */
@Singleton
class FlowScreen implements Screen {
    private static final int MOST_LINES = 40;

    private final Flows flows;
    private final FlowVersions versions;
    private final PublishFlow publish;

    FlowScreen(Flows flows, FlowVersions versions, PublishFlow publish) {
        this.flows = flows;
        this.versions = versions;
        this.publish = publish;
    }

    @Override
    public String id() {
        return "flow";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> draw(visitor, flow))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Flow flow) {
        var about = StepRef.of(flow.id());
        var newest = versions.of(visitor.id(), flow.id()).stream().findFirst();
        var number = newest.map(version -> isTheDraft(flow, version) ? version.number() : version.number() + 1)
                .orElse(1);
        var view = view(Lines.of(lines(flow, newest)));
        if (flow.draft().steps().isEmpty()) {
            return view.row(open(text(FlowWords.ADD_STEP), "flow.add", about))
                    .row(open(text(FlowWords.MORE), "flow.more", about));
        }
        return view.row(
                        open(text(FlowWords.EDIT_STEP), "flow.steps", about),
                        open(text(FlowWords.ADD_STEP), "flow.add", about))
                .row(
                        open(text(FlowWords.CHECK), "flow.check", about),
                        button(text(FlowWords.PUBLISH).with("number", number), "publish", this::publish))
                .row(open(text(FlowWords.MORE), "flow.more", about));
    }

    private List<Text> lines(Flow flow, Optional<FlowVersion> newest) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.FLOW_TITLE).with("name", flow.name()));
        lines.add(state(flow, newest));
        lines.add(text(FlowWords.SPOKEN_IN).with("language", flow.language().ownName()));
        if (flow.draft().steps().isEmpty()) {
            lines.add(text(FlowWords.NO_STEPS_YET));
            return lines;
        }
        flow.draft().steps().forEach(step -> lines.addAll(Shown.lines(flow.draft(), step)));
        var kept = lines.size() <= MOST_LINES ? lines : new ArrayList<>(lines.subList(0, MOST_LINES));
        var findings = CheckFlow.check(flow.draft());
        kept.add(
                findings.isEmpty()
                        ? text(FlowWords.NO_FINDINGS)
                        : text(FlowWords.FINDINGS)
                                .with("count", findings.size())
                                .with("first", findings.getFirst().text()));
        return kept;
    }

    private static Text state(Flow flow, Optional<FlowVersion> newest) {
        if (newest.isEmpty()) {
            return text(FlowWords.STATE_NEW);
        }
        var version = newest.get();
        var key = switch (version.state()) {
            case PUBLISHING -> FlowWords.STATE_PUBLISHING;
            case REFUSED -> FlowWords.STATE_REFUSED;
            case PUBLISHED -> isAsPublished(flow, version) ? FlowWords.STATE_PUBLISHED : FlowWords.STATE_EDITED;
        };
        return text(key).with("number", version.number());
    }

    private static boolean isTheDraft(Flow flow, FlowVersion version) {
        return version.state() != FlowVersion.State.REFUSED && isAsPublished(flow, version);
    }

    private static boolean isAsPublished(Flow flow, FlowVersion version) {
        return version.draft().equals(flow.draft())
                && version.name().equals(flow.name())
                && version.language() == flow.language();
    }

    /** A second tap finds the version on its way and changes nothing. */
    private Next publish(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .<Next>map(ref -> switch (publish.publish(visitor.id(), ref.flow())) {
                    case PublishFlow.Outcome.Publishing(var number) ->
                        Next.toast(text(FlowWords.PUBLISHING).with("number", number));
                    case PublishFlow.Outcome.Unchanged(var number) ->
                        Next.toast(text(FlowWords.UNCHANGED).with("number", number));
                    case PublishFlow.Outcome.Refused _ -> Next.goTo("flow.check", StepRef.of(ref.flow()));
                    case PublishFlow.Outcome.Gone() -> Next.back();
                })
                .orElse(Next.back());
    }
}
