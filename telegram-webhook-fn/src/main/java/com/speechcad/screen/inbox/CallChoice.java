package com.speechcad.screen.inbox;

import com.speechcad.call.Inbox.Which;
import com.speechcad.dialog.ShortId;
import java.util.Optional;
import java.util.UUID;

/** Which calls a list shows, as buttons carry it. */
final class CallChoice {
    static final String ANSWERED = "a";
    static final String TRANSCRIBED = "t";
    static final String RECORDED = "r";
    private static final String FLOW = "f";
    private static final String NUMBER = "n";

    private CallChoice() {}

    static String flow(UUID flow) {
        return FLOW + ShortId.of(flow);
    }

    /** The number of that call: numbers themselves stand in no button. */
    static String number(UUID call) {
        return NUMBER + ShortId.of(call);
    }

    static Optional<Which> parse(String argument) {
        return switch (argument) {
            case ANSWERED -> Optional.of(new Which.Answered());
            case TRANSCRIBED -> Optional.of(new Which.WithTranscript());
            case RECORDED -> Optional.of(new Which.Recorded());
            default -> about(argument);
        };
    }

    private static Optional<Which> about(String argument) {
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        var id = ShortId.parse(argument.substring(1));
        return switch (argument.substring(0, 1)) {
            case FLOW -> id.map(Which.OfFlow::new);
            case NUMBER -> id.map(Which.OfNumber::new);
            default -> Optional.empty();
        };
    }
}
