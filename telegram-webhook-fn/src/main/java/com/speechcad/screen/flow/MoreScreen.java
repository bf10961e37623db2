package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Voices;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;

/** What is rarely done with a flow: another name, another spoken language, deleting it. */
@Singleton
class MoreScreen implements Screen {
    /** As many flows as there may be, and a space. */
    private static final int ROOM_FOR_A_NUMBER = 4;

    private final Flows flows;
    private final Voices voices;

    MoreScreen(Flows flows, Voices voices) {
        this.flows = flows;
        this.voices = voices;
    }

    @Override
    public String id() {
        return "flow.more";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(this::draw)
                .orElseGet(View::gone);
    }

    private View draw(Flow flow) {
        var about = StepRef.of(flow.id());
        return view(text(FlowWords.MORE_TITLE).with("name", flow.name()))
                .row(
                        open(text(FlowWords.RENAME), "flow.name", about),
                        button(FlowWords.DUPLICATE, "copy", this::duplicate))
                .row(open(text(FlowWords.LANGUAGE_OF_CALL).with("language", flow.language()), "flow.speech", about))
                .row(open(VoiceName.button(voices, flow), "flow.voice", about))
                .row(
                        open(text(FlowWords.VARIABLES), "flow.vars", about),
                        open(text(FlowWords.DRAFTS), DraftsScreen.ID, about))
                .row(button(FlowWords.DELETE_FLOW, "delete", this::delete));
    }

    private Next duplicate(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .<Next>map(flow -> flows.create(
                                visitor.id(),
                                flows.unused(visitor.id(), copied(visitor, flow)),
                                flow.language(),
                                flow.draft())
                        .<Next>map(id -> Next.replace("flow", StepRef.of(id)).saying(FlowWords.DUPLICATED))
                        .orElse(Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS))))
                .orElse(Next.back());
    }

    private static String copied(Visitor visitor, Flow flow) {
        var name = Words.plain(text(FlowWords.COPY_OF).with("name", flow.name()), visitor.reader());
        return StepWords.shortened(name, NewFlowScreen.MOST_NAME - ROOM_FOR_A_NUMBER);
    }

    private Next delete(Visitor visitor) {
        StepRef.parse(visitor.argument()).ifPresent(ref -> flows.delete(visitor.id(), ref.flow()));
        return Next.replace("flow.deleted", visitor.argument()).past("flow");
    }
}
