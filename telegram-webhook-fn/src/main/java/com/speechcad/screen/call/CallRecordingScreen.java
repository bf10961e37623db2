package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.Results;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.notify.Message;
import jakarta.inject.Singleton;

/** A recording, as the WAV file it is: what Telegram plays by itself would have to be another format. */
@Singleton
class CallRecordingScreen implements Screen {
    private final Attempts attempts;
    private final Results results;

    CallRecordingScreen(Attempts attempts, Results results) {
        this.attempts = attempts;
        this.results = results;
    }

    @Override
    public String id() {
        return "call.recording";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .flatMap(attempt -> results.recording(attempt.id())
                        .map(key -> view(text(CallText.RECORDING_CAPTION)
                                        .with("call", attempt.shortName())
                                        .with("at", attempt.plannedAt()))
                                .with(new Message.Attachment.Document(key, "call-" + attempt.shortName() + ".wav"))))
                .orElseGet(View::gone);
    }
}
