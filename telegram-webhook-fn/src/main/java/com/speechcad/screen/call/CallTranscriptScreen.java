package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.Results;
import com.speechcad.call.ScrubbedTranscript;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import jakarta.inject.Singleton;

/** What was said, scrubbed and masked; a long one comes as a file. */
@Singleton
class CallTranscriptScreen implements Screen {
    private static final int FITS_A_MESSAGE = 3_000;

    private final Attempts attempts;
    private final Results results;

    CallTranscriptScreen(Attempts attempts, Results results) {
        this.attempts = attempts;
        this.results = results;
    }

    @Override
    public String id() {
        return "call.transcript";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .map(attempt -> draw(visitor, attempt))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Attempt attempt) {
        var words = results.words(attempt.id())
                .map(Results.Words::transcript)
                .filter(said -> !said.isBlank())
                .map(said -> ScrubbedTranscript.shown(said, visitor.reader()));
        if (words.isEmpty()) {
            return view(CallText.TRANSCRIPT_NONE);
        }
        var head = text(CallText.TRANSCRIPT_HEAD);
        return words.get().length() <= FITS_A_MESSAGE
                ? view(Lines.of(head, text(CallText.TRANSCRIPT_WORDS).with("words", words.get())))
                : view(head)
                        .with(new Message.Attachment.TextFile(
                                words.get(), FileText.TRANSCRIPT.name(visitor.reader(), attempt.shortName() + ".txt")));
    }
}
