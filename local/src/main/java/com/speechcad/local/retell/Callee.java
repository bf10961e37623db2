package com.speechcad.local.retell;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What happens at the other end of a call. Times are milliseconds of the call, before {@code timeScale}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Callee.Manual.class, name = "manual"),
    @JsonSubTypes.Type(value = Callee.Answers.class, name = "answers"),
    @JsonSubTypes.Type(value = Callee.Busy.class, name = "busy"),
    @JsonSubTypes.Type(value = Callee.NoAnswer.class, name = "no_answer"),
    @JsonSubTypes.Type(value = Callee.Declines.class, name = "declines"),
    @JsonSubTypes.Type(value = Callee.Voicemail.class, name = "voicemail"),
    @JsonSubTypes.Type(value = Callee.HangsUp.class, name = "hangs_up"),
    @JsonSubTypes.Type(value = Callee.LongCall.class, name = "long_call"),
    @JsonSubTypes.Type(value = Callee.Fails.class, name = "fails"),
})
public sealed interface Callee {
    /** A person at the lab's phone answers, presses, speaks and hangs up. */
    record Manual() implements Callee {}

    /** Answers, then does one thing each time the agent waits; after the last one, stays silent. */
    record Answers(long afterMs, List<Act> acts) implements Callee {
        public Answers {
            acts = List.copyOf(acts);
        }
    }

    record Busy() implements Callee {}

    /** Rings until the agent's ring time is over. */
    record NoAnswer() implements Callee {}

    record Declines(long afterMs) implements Callee {}

    /** An answering machine: detected when the agent looks for one, else it records in silence for a minute. */
    record Voicemail(long afterMs) implements Callee {}

    /** Answers and hangs up again after that long, 0 for at once. */
    record HangsUp(long afterMs, long talkMs) implements Callee {}

    /** Answers, says nothing, is never reminded, and hangs up after that long, unless the agent's limit comes first. */
    record LongCall(long afterMs, long talkMs) implements Callee {}

    /** Ends with this disconnection reason without ever having been answered. */
    record Fails(long afterMs, String reason) implements Callee {}

    /** One thing a scripted callee does when the agent waits for it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Press.class, name = "press"),
        @JsonSubTypes.Type(value = Say.class, name = "say"),
        @JsonSubTypes.Type(value = StaySilent.class, name = "stay_silent"),
        @JsonSubTypes.Type(value = HangUp.class, name = "hang_up"),
    })
    sealed interface Act {}

    /** Presses these keys one after the other: {@code 0-9 * #}. */
    record Press(String keys) implements Act {}

    record Say(String words) implements Act {}

    /** Lets one prompt pass. */
    record StaySilent() implements Act {}

    record HangUp() implements Act {}
}
