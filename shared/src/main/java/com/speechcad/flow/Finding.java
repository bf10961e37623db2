package com.speechcad.flow;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Optional;

/**
 * Something that keeps a flow from being published.
 *
 * @param step where it is; empty when it concerns the flow as a whole
 * @param number of that step on the screen, 0 for none
 */
public record Finding(Optional<String> step, int number, Kind kind, String detail) {
    /** What is wrong; also the key of its words. */
    public enum Kind implements TextKey {
        NO_STEPS,
        TOO_MANY_STEPS,
        NOT_CONNECTED,
        KEY_NOT_CONNECTED,
        OTHERWISE_NOT_CONNECTED,
        UNREACHABLE,
        NO_WAY_OUT,
        NO_CHOICES,
        KEY_TWICE,
        KEY_RESERVED,
        TEXT_EMPTY,
        TEXT_TOO_LONG,
        VARIABLE_TWICE,
        VARIABLE_BAD;

        @Override
        public String bundle() {
            return "finding";
        }
    }

    /** In plain words, naming the step. */
    public Text text() {
        return Text.text(kind).with("step", number).with("detail", detail);
    }
}
