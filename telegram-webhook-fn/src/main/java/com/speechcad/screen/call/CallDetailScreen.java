package com.speechcad.screen.call;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Receipts;
import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallDetails;
import com.speechcad.call.CallText;
import com.speechcad.call.LiveMessage;
import com.speechcad.call.Results;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** One call: how it went, and what there is of it. */
@Singleton
class CallDetailScreen implements Screen {
    static final String ID = "call.one";

    private final Attempts attempts;
    private final LiveMessage live;
    private final Receipts receipts;
    private final Results results;
    private final CallDetails details;

    CallDetailScreen(Attempts attempts, LiveMessage live, Receipts receipts, Results results, CallDetails details) {
        this.attempts = attempts;
        this.live = live;
        this.receipts = receipts;
        this.results = results;
        this.details = details;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .map(attempt -> draw(visitor, attempt))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Attempt attempt) {
        var id = ShortId.of(attempt.id());
        var words = live.words(attempt, visitor.reader());
        if (!attempt.state().isOver()) {
            return view(words).row(open(text(CallText.STOP), CallStopScreen.ID, id));
        }
        var variables =
                details.of(visitor.id(), attempt.id()).map(CallVariables::of).orElse(List.of());
        var about = new ArrayList<View.Item>();
        if (receipts.of(visitor.id(), attempt.id()).isPresent()) {
            about.add(open(text(CallText.RECEIPT), "call.receipt", id));
        }
        if (results.words(attempt.id())
                .filter(said -> !said.transcript().isBlank())
                .isPresent()) {
            about.add(open(text(CallText.TRANSCRIPT), "call.transcript", id));
        }
        var more = new ArrayList<View.Item>();
        if (live.hasMoreAnswers(attempt)) {
            more.add(open(text(CallText.ALL_ANSWERS), CallAnswersScreen.ID, id));
        }
        if (!variables.isEmpty()) {
            more.add(open(text(CallText.VARIABLES), CallVariablesScreen.ID, id));
        }
        if (results.recording(attempt.id()).isPresent()) {
            more.add(open(text(CallText.RECORDING), "call.recording", id));
        }
        more.add(open(text(CallText.AGAIN), "call.again", id));
        return view(CallVariables.some(variables)
                        .map(some -> Lines.of(words, some))
                        .orElse(words))
                .row(about)
                .pairs(more);
    }
}
