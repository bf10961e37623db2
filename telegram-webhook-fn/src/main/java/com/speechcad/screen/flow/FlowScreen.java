package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
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
import com.speechcad.flow.StepWords;
import com.speechcad.text.Shorten;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** One flow or AI task: as text, and everything that can be done with it. */
@Singleton
class FlowScreen implements Screen {
    static final int STEPS_A_PAGE = 12;
    static final String STEPS = "overview";
    private static final String FIRST = "flow.first";
    private static final int MOST_OFFERED = 24;

    private final Flows flows;
    private final FlowVersions versions;
    private final PublishOffer publish;
    private final PictureScreen picture;
    private final FlowOverview overview;
    private final NewStep newStep;

    FlowScreen(
            Flows flows,
            FlowVersions versions,
            PublishOffer publish,
            PictureScreen picture,
            FlowOverview overview,
            NewStep newStep) {
        this.flows = flows;
        this.versions = versions;
        this.publish = publish;
        this.picture = picture;
        this.overview = overview;
        this.newStep = newStep;
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

    /** A step's number or words lead straight to it. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> flow.draft().steps().isEmpty()
                        ? Next.stay()
                                .noting(FIRST, visitor.argument() + "\n" + Shorten.cut(line, CheckFlow.MOST_CHARACTERS))
                        : JumpToStep.typed(flow, line))
                .orElse(Next.back());
    }

    private View draw(Visitor visitor, Flow flow) {
        var about = StepRef.of(flow.id());
        var newest = versions.of(visitor.id(), flow.id()).stream().findFirst();
        var page = Page.of(visitor, STEPS, flow.draft().steps().size(), STEPS_A_PAGE);
        var view = page.controls(view(overview.of(visitor, flow, newest, page)));
        if (flow.draft().isTask()) {
            return view.row(
                            open(text(FlowWords.DESCRIBE), "flow.task", about),
                            button(FlowWords.TRY_IT, "try", _ -> TryTaskScreen.begin(about)))
                    .row(checkAndPublish(flow, newest))
                    .row(ways(about, newest));
        }
        if (flow.draft().steps().isEmpty()) {
            return view.row(first(visitor))
                    .row(open(text(FlowWords.ADD_STEP), "flow.add", about))
                    .row(ways(about, newest))
                    .takingText();
        }
        return view.row(
                        open(text(FlowWords.EDIT_STEP), "flow.steps", about),
                        open(text(FlowWords.ADD_STEP), "flow.add", about))
                .row(
                        button(FlowWords.PICTURE, "picture", picture::ask),
                        open(text(FlowWords.TRY_IT), "flow.try", about))
                .row(checkAndPublish(flow, newest))
                .row(ways(about, newest))
                .takingText();
    }

    /** What was typed into a flow without steps can be its first message. */
    private List<View.Item> first(Visitor visitor) {
        return visitor.note(FIRST)
                .filter(noted -> noted.startsWith(visitor.argument() + "\n"))
                .map(noted -> noted.substring(visitor.argument().length() + 1))
                .map(words -> List.<View.Item>of(button(
                        text(StudioWords.FIRST_MESSAGE).with("words", StepWords.shortened(words, MOST_OFFERED)),
                        "first",
                        now -> newStep.first(now, words).noting(FIRST, ""))))
                .orElse(List.of());
    }

    /** What is on its way has nothing to publish, and what is published as it stands can be called. */
    private List<View.Item> checkAndPublish(Flow flow, Optional<FlowVersion> newest) {
        var about = StepRef.of(flow.id());
        var check = open(text(FlowWords.CHECK), "flow.check", about);
        var same = newest.filter(version -> VersionState.isTheDraft(flow, version));
        if (same.isPresent()) {
            return same.get().state() == FlowVersion.State.PUBLISHED
                    ? List.of(check, open(text(CallText.CALL), "call.to", about))
                    : List.of(check);
        }
        return List.of(check, publish.next(newest));
    }

    private static List<View.Item> ways(String about, Optional<FlowVersion> newest) {
        var more = open(text(FlowWords.MORE), "flow.more", about);
        return newest.isPresent()
                ? List.of(open(text(FlowWords.VERSIONS), "flow.versions", about), more)
                : List.of(more);
    }
}
