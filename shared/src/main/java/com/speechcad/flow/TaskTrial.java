package com.speechcad.flow;

import com.speechcad.flow.Trial.Input;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a walk through an AI task stands. The assistant's own sentences come from a model in the call and are not made
 * up here: only what the frame fixes is walked, whatever the description says.
 */
public enum TaskTrial {
    /** Our notice was said; the person called has the word. */
    OPENING,
    /** The assistant answers, by its description. */
    ANSWERS,
    /** The assistant stops somebody who says or keys what may be a code. */
    STOPS,
    /** Nobody spoke for {@link CompiledTask#REMINDS_AFTER_SECONDS}: it asks once. */
    REMINDS,
    /** Nobody spoke for {@link CompiledTask#HANGS_UP_AFTER_SECONDS}. */
    HANGS_UP,
    /** The person called wants no more calls. */
    OPTED_OUT,
    /** The person called does not want to be recorded: the call ends. */
    NOT_RECORDED,
    /** The task is done: it says goodbye. */
    DONE;

    /** As many digits as a PIN, in whatever script and however they are spaced. */
    private static final Pattern CODE = Pattern.compile("\\p{Nd}(?:[\\s.,-]*\\p{Nd}){3}");

    public boolean isOver() {
        return this == HANGS_UP || this == OPTED_OUT || this == NOT_RECORDED || this == DONE;
    }

    /** Goes on; empty for an input that is not possible here. */
    public Optional<TaskTrial> take(Input input) {
        if (isOver()) {
            return Optional.empty();
        }
        return switch (input) {
            case Input.OptOut() -> Optional.of(OPTED_OUT);
            case Input.NotRecorded() -> Optional.of(NOT_RECORDED);
            case Input.Keys(var keys) when CompiledFlow.isOptOut(keys) -> Optional.of(OPTED_OUT);
            case Input.Keys(var keys) -> Optional.of(answerTo(keys));
            case Input.Words(var words) -> Optional.of(answerTo(words));
            case Input.Silence() -> Optional.of(this == REMINDS ? HANGS_UP : REMINDS);
            case Input.Answer _, Input.NobodyAnswers _ -> Optional.empty();
        };
    }

    private static TaskTrial answerTo(String said) {
        return CODE.matcher(said).find() ? STOPS : ANSWERS;
    }
}
