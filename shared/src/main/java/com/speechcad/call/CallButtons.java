package com.speechcad.call;

import com.speechcad.notify.Button;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What can be done about a call, under its message. */
final class CallButtons {
    private CallButtons() {}

    static List<List<Button>> of(Attempt attempt, CallFacts.Facts facts) {
        var id = attempt.id().toString();
        if (!attempt.state().isOver()) {
            return List.of(List.of(button(CallText.STOP, "call.stop", id)));
        }
        var about = new ArrayList<Button>();
        if (attempt.talked() && facts.receipt().get().isPresent()) {
            about.add(button(CallText.RECEIPT, "call.receipt", id));
        }
        if (facts.words().get().filter(words -> !words.transcript().isBlank()).isPresent()) {
            about.add(button(CallText.TRANSCRIPT, "call.transcript", id));
        }
        var rows = new ArrayList<List<Button>>();
        if (!about.isEmpty()) {
            rows.add(about);
        }
        if (AnswerLines.of(attempt, facts).areMore()) {
            rows.add(List.of(button(CallText.ALL_ANSWERS, "call.answers", id)));
        }
        if (facts.recording().get().isPresent()) {
            rows.add(List.of(button(CallText.RECORDING, "call.recording", id)));
        }
        rows.add(List.of(button(CallText.AGAIN, "call.again", id), Button.open(Text.text(CallText.HOME), "home")));
        return rows;
    }

    private static Button button(CallText label, String screen, String attempt) {
        return Button.open(Text.text(label), screen, attempt);
    }
}
