package com.speechcad.flow;

import com.speechcad.flow.screening.Rule;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Optional;

/**
 * Something that keeps a flow from being published.
 *
 * @param step where it is; empty when it concerns the flow as a whole
 * @param number of that step on the screen, 0 for none
 * @param rule what screening found, with the sentence as detail
 */
public record Finding(Optional<String> step, int number, Kind kind, String detail, Optional<Rule> rule) {
    /** As a detail: the step itself. */
    static final String ITSELF = "itself";

    public Finding(Optional<String> step, int number, Kind kind, String detail) {
        this(step, number, kind, detail, Optional.empty());
    }

    /** What is wrong; also the key of its words. */
    public enum Kind implements TextKey {
        NO_STEPS,
        TOO_MANY_STEPS,
        /** More ways through it than are read for each callee. */
        TOO_MANY_RUNS,
        NOT_CONNECTED,
        KEY_NOT_CONNECTED,
        OTHERWISE_NOT_CONNECTED,
        ANSWER_NOT_CONNECTED,
        CASE_NOT_CONNECTED,
        ELSE_NOT_CONNECTED,
        FAILED_NOT_CONNECTED,
        UNREACHABLE,
        NO_WAY_OUT,
        CIRCLE_UNASKED,
        CIRCLE_IN_SILENCE,
        NO_CHOICES,
        KEY_TWICE,
        KEY_RESERVED,
        KEY_UNKNOWN,
        KEY_ENDS_INPUT,
        TEXT_EMPTY,
        TEXT_TOO_LONG,
        BRACES,
        TOO_MANY_RETRIES,
        SKIP_NOT_HERE,
        /** The notice says “press 9”, and 9 would be an answer here. */
        NINE_TAKEN_FIRST,
        RATING_BAD,
        QUANTITY_BAD,
        LIST_MISSING,
        LIST_GONE,
        ANSWER_EMPTY,
        ANSWER_TOO_LONG,
        ANSWER_TWICE,
        TOO_MANY_ANSWERS,
        NO_CASES,
        TOO_MANY_CASES,
        CASE_TWICE,
        VALUE_EMPTY,
        VALUE_TOO_LONG,
        VALUE_NO_NUMBER,
        TRANSFER_NUMBER_MISSING,
        TRANSFER_NUMBER_NOT_OWN,
        TRANSFER_NOT_IN_PLAN,
        TRANSFER_NO_PRICE,
        AGAIN_FIRST,
        AGAIN_NOT_HERE,
        VARIABLE_TWICE,
        VARIABLE_BAD,
        VARIABLE_RESERVED,
        VARIABLE_UNKNOWN,
        VARIABLE_PRIVATE,
        TOO_MANY_VARIABLES,
        DEFAULT_NAME_BAD,
        DEFAULT_NAME_RESERVED,
        DEFAULT_TOO_LONG,
        TASK_EMPTY,
        TASK_TOO_LONG,
        TASK_VARIABLE_UNKNOWN,
        /** The provider does not offer the chosen voice any more. */
        VOICE_GONE,
        /** A hint: the menu's words name a key that the menu does not have. */
        KEY_ONLY_SPOKEN,
        /** A hint: the menu has a key that its words do not name. */
        KEY_NOT_SPOKEN,
        /** Asks for what no call may ask for. Nothing and nobody lets it out. */
        SCRIPT_BLOCKED,
        /** Has to be seen by an admin first. */
        SCRIPT_REVIEW,
        /** An admin saw it and refused. */
        SCRIPT_REFUSED;

        /** Whether screening found it. */
        public boolean isScreened() {
            return this == SCRIPT_BLOCKED || this == SCRIPT_REVIEW || this == SCRIPT_REFUSED;
        }

        @Override
        public String bundle() {
            return "finding";
        }
    }

    /** In plain words, naming the step. */
    public Text text() {
        var text = Text.text(kind).with("step", number).with("detail", detail);
        return rule.map(found -> text.with("rule", found.kind())).orElse(text);
    }
}
