package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempt;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallText;
import com.speechcad.call.Results;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.screen.support.SupportScreen;
import com.speechcad.text.Reader;
import jakarta.inject.Singleton;

/** A recording: played in the chat, or as a file where the worker could not turn it into what Telegram plays. */
@Singleton
class CallRecordingScreen implements Screen {
    private static final long MEGABYTE = 1_000_000;

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
                .flatMap(attempt ->
                        results.recording(attempt.id()).map(recording -> shown(attempt, recording, visitor.reader())))
                .orElseGet(View::gone);
    }

    /** A file that Telegram would not take is told of, and how to come by it. */
    private static View shown(Attempt attempt, Results.Recording recording, Reader reader) {
        if (recording.bytes() > Message.Attachment.MOST_BYTES) {
            return view(text(CallText.RECORDING_TOO_BIG)
                            .with("call", attempt.shortName())
                            .with("at", attempt.plannedAt())
                            .with("megabytes", Math.ceilDiv(recording.bytes(), MEGABYTE))
                            .with("most", Message.Attachment.MOST_BYTES / MEGABYTE)
                            .with("until", recording.until()))
                    .row(SupportScreen.ask());
        }
        return view(text(isPlayed(recording.key()) ? CallText.RECORDING_CAPTION : CallText.RECORDING_FILE)
                        .with("call", attempt.shortName())
                        .with("at", attempt.plannedAt()))
                .with(sound(recording.key(), attempt.shortName(), reader));
    }

    private static boolean isPlayed(String key) {
        return key.endsWith(".ogg");
    }

    private static Message.Attachment sound(String key, String call, Reader reader) {
        return isPlayed(key)
                ? new Message.Attachment.Voice(key, FileText.RECORDING.name(reader, call + ".ogg"))
                : new Message.Attachment.Document(key, FileText.RECORDING.name(reader, call + ".wav"));
    }
}
