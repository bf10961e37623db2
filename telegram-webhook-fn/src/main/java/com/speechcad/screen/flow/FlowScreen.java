package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

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
import com.speechcad.screen.review.SuspendedNotice;
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

    /** A step's number or words lead straight to it; in a flow without steps they can be its first message. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> flow.draft().steps().isEmpty() ? offered(visitor, line) : JumpToStep.typed(flow, line))
                .orElse(Next.back());
    }

    /** Kept to be offered as the first message, if a message can be as long. */
    private static Next offered(Visitor visitor, String line) {
        return line.length() > CheckFlow.MOST_CHARACTERS
                ? Next.stay(text(FlowWords.TEXT_TOO_LONG).with("most", CheckFlow.MOST_CHARACTERS))
                : Next.stay().noting(FIRST, visitor.argument() + "\n" + line);
    }

    private View draw(Visitor visitor, Flow flow) {
        var about = StepRef.of(flow.id());
        var newest = versions.of(visitor.id(), flow.id()).stream().findFirst();
        var page = Page.of(visitor, STEPS, flow.draft().steps().size(), STEPS_A_PAGE);
        var ready = publish.ready(visitor, flow);
        var stopped = overview.suspended(flow);
        var view = page.controls(view(overview.of(flow, newest, ready, page, stopped)))
                .row(stopped.map(_ -> SuspendedNotice.way()).stream().toList());
        if (flow.draft().isTask()) {
            view = view.row(
                    open(text(FlowWords.DESCRIBE), "flow.task", about),
                    button(FlowWords.TRY_IT, "try", _ -> TryTaskScreen.begin(about)));
            return publish.onwards(view, flow, newest, ready).row(ways(about, newest));
        }
        if (flow.draft().steps().isEmpty()) {
            return view.row(first(visitor))
                    .row(open(text(FlowWords.ADD_STEP), "flow.add", about))
                    .row(ways(about, newest))
                    .takingText();
        }
        view = view.row(
                        open(text(FlowWords.EDIT_STEP), "flow.steps", about),
                        open(text(FlowWords.ADD_STEP), "flow.add", about))
                .row(
                        button(FlowWords.PICTURE, "picture", picture::ask),
                        open(text(FlowWords.TRY_IT), "flow.try", about));
        return publish.onwards(view, flow, newest, ready)
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

    private static List<View.Item> ways(String about, Optional<FlowVersion> newest) {
        var more = open(text(FlowWords.MORE), "flow.more", about);
        return newest.isPresent()
                ? List.of(open(text(FlowWords.VERSIONS), "flow.versions", about), more)
                : List.of(more);
    }
}
