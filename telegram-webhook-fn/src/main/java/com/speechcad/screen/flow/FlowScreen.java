package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.StepWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One flow: its steps as text, what is wrong with it, and what can be done. */
@Singleton
class FlowScreen implements Screen {
    private static final int STEPS_A_PAGE = 12;

    private final Flows flows;
    private final FlowVersions versions;
    private final PublishFlow publish;
    private final PictureScreen picture;

    FlowScreen(Flows flows, FlowVersions versions, PublishFlow publish, PictureScreen picture) {
        this.flows = flows;
        this.versions = versions;
        this.publish = publish;
        this.picture = picture;
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

    /** A step's number leads straight to it. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> JumpToStep.typed(flow, line))
                .orElse(Next.back());
    }

    private View draw(Visitor visitor, Flow flow) {
        var about = StepRef.of(flow.id());
        var newest = versions.of(visitor.id(), flow.id()).stream().findFirst();
        var number = newest.map(
                        version -> VersionState.isTheDraft(flow, version) ? version.number() : version.number() + 1)
                .orElse(1);
        var page = Page.of(visitor, "overview", flow.draft().steps().size(), STEPS_A_PAGE);
        var view = view(Lines.of(lines(flow, newest, page)));
        if (flow.draft().steps().isEmpty()) {
            return view.row(open(text(FlowWords.ADD_STEP), "flow.add", about)).row(ways(about, newest));
        }
        return page.controls(view)
                .row(
                        open(text(FlowWords.EDIT_STEP), "flow.steps", about),
                        open(text(FlowWords.ADD_STEP), "flow.add", about))
                .row(
                        button(FlowWords.PICTURE, "picture", picture::ask),
                        open(text(FlowWords.TRY_IT), "flow.try", about))
                .row(
                        open(text(FlowWords.CHECK), "flow.check", about),
                        button(text(FlowWords.PUBLISH).with("number", number), "publish", this::publish))
                .row(ways(about, newest))
                .takingText();
    }

    private static List<View.Item> ways(String about, Optional<FlowVersion> newest) {
        var more = open(text(FlowWords.MORE), "flow.more", about);
        return newest.isPresent()
                ? List.of(open(text(FlowWords.VERSIONS), "flow.versions", about), more)
                : List.of(more);
    }

    private static List<Text> lines(Flow flow, Optional<FlowVersion> newest, Page page) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.FLOW_TITLE).with("name", flow.name()));
        lines.add(VersionState.of(flow, newest));
        lines.add(text(FlowWords.SPOKEN_IN).with("language", flow.language().ownName()));
        if (flow.draft().steps().isEmpty()) {
            lines.add(text(FlowWords.NO_STEPS_YET));
            return lines;
        }
        page.cut(flow.draft().steps()).forEach(step -> lines.add(StepWords.line(flow.draft(), step)));
        var findings = CheckFlow.check(flow.draft());
        lines.add(
                findings.isEmpty()
                        ? text(FlowWords.NO_FINDINGS)
                        : text(FlowWords.FINDINGS)
                                .with("count", findings.size())
                                .with("first", findings.getFirst().text()));
        if (page.count() > 1) {
            lines.add(text(FlowWords.TYPE_NUMBER));
        }
        return lines;
    }

    /** A second tap finds the version on its way and changes nothing. */
    private Next publish(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .<Next>map(ref -> switch (publish.publish(visitor.id(), ref.flow())) {
                    case PublishFlow.Outcome.Publishing(var number) ->
                        Next.toast(text(FlowWords.PUBLISHING).with("number", number));
                    case PublishFlow.Outcome.Unchanged(var number) ->
                        Next.toast(text(FlowWords.UNCHANGED).with("number", number));
                    case PublishFlow.Outcome.Refused(var findings) ->
                        Next.goTo(
                                findings.stream()
                                                .allMatch(finding ->
                                                        finding.kind().isScreened())
                                        ? "flow.script"
                                        : "flow.check",
                                StepRef.of(ref.flow()));
                    case PublishFlow.Outcome.InReview _ -> Next.goTo("flow.script", StepRef.of(ref.flow()));
                    case PublishFlow.Outcome.Gone() -> Next.back();
                })
                .orElse(Next.back());
    }
}
