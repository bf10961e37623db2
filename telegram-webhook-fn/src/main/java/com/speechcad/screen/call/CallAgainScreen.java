package com.speechcad.screen.call;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import jakarta.inject.Singleton;

/** The same call once more, at today's price. */
@Singleton
class CallAgainScreen implements Screen {
    private final Attempts attempts;
    private final FlowVersions versions;
    private final QuoteView quotes;

    CallAgainScreen(Attempts attempts, FlowVersions versions, QuoteView quotes) {
        this.attempts = attempts;
        this.versions = versions;
        this.quotes = quotes;
    }

    @Override
    public String id() {
        return "call.again";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .flatMap(attempt -> versions.toCallWith(
                                new FlowVersionId(attempt.script().version()))
                        .map(version -> quotes.of(
                                visitor,
                                new QuoteView.Plan(
                                        version,
                                        attempt.to(),
                                        attempt.from(),
                                        recording(visitor, attempt),
                                        attempt.basis()))))
                .orElseGet(View::gone);
    }

    private static boolean recording(Visitor visitor, Attempt attempt) {
        return visitor.note(Notes.RECORDING).isPresent() ? Notes.recording(visitor) : attempt.recording();
    }
}
