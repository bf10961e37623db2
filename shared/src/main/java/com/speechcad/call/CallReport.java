package com.speechcad.call;

import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the provider says about a call, by webhook or when asked, in our words.
 *
 * @param attempt ours, from the metadata; without it the call's own id has to do
 * @param connected how long both sides were connected, zero when they never were; empty when it does not say
 * @param recorded whether it says that there is a recording
 * @param turns keys and steps in order, as far as it says; empty says nothing
 * @param scrubbed its own scrubbed transcript, when it made one
 * @param analysis when it has one
 * @param transfer where it was handed to, once the agent left
 * @param tellsWords whether it says what was said and keyed, and be it that nothing was; otherwise nobody knows from it
 */
public record CallReport(
        Optional<UUID> attempt,
        String providerCall,
        Phase phase,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Duration> connected,
        Optional<String> reason,
        boolean recorded,
        List<Turn> turns,
        List<Turn> scrubbed,
        Optional<Analysis> analysis,
        Optional<Transfer> transfer,
        boolean tellsWords) {

    /** One that tells what was said where there is anything of it. */
    public CallReport(
            Optional<UUID> attempt,
            String providerCall,
            Phase phase,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Duration> connected,
            Optional<String> reason,
            boolean recorded,
            List<Turn> turns,
            List<Turn> scrubbed,
            Optional<Analysis> analysis,
            Optional<Transfer> transfer) {
        this(
                attempt,
                providerCall,
                phase,
                startedAt,
                endedAt,
                connected,
                reason,
                recorded,
                turns,
                scrubbed,
                analysis,
                transfer,
                !turns.isEmpty() || !scrubbed.isEmpty());
    }

    /** The same of a call that was not handed to anybody. */
    public CallReport(
            Optional<UUID> attempt,
            String providerCall,
            Phase phase,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Duration> connected,
            Optional<String> reason,
            boolean recorded,
            List<Turn> turns,
            List<Turn> scrubbed,
            Optional<Analysis> analysis) {
        this(
                attempt,
                providerCall,
                phase,
                startedAt,
                endedAt,
                connected,
                reason,
                recorded,
                turns,
                scrubbed,
                analysis,
                Optional.empty());
    }

    /** @param connected how long the second leg lasted; empty while it does not say */
    public record Transfer(PhoneNumber to, Optional<Duration> connected) {}

    /** The same, as if nothing were known of what was said: whoever lacks half of it asks for all of it later. */
    public CallReport withoutWords() {
        return new CallReport(
                attempt,
                providerCall,
                phase,
                startedAt,
                endedAt,
                connected,
                reason,
                recorded,
                List.of(),
                List.of(),
                Optional.empty(),
                transfer,
                false);
    }

    /** Whether nothing more comes of the call itself; a second leg may go on. */
    boolean isOver() {
        return phase == Phase.ENDED || phase == Phase.NOT_CONNECTED;
    }

    /** How far the call is, as the provider says. */
    public enum Phase {
        REGISTERED,
        ONGOING,
        ENDED,
        NOT_CONNECTED
    }

    /**
     * @param sentiment the callee's mood, one of the provider's four words; empty where it has none
     * @param voicemail whether a machine seems to have answered
     * @param successful whether the call did what it was made for, as the provider judges
     * @param custom what further analysis found, by name, as the provider says it
     */
    public record Analysis(
            String summary,
            String sentiment,
            boolean voicemail,
            Optional<Boolean> successful,
            Map<String, String> custom) {
        /** One that judges nothing. */
        public Analysis(String summary, String sentiment, boolean voicemail) {
            this(summary, sentiment, voicemail, Optional.empty(), Map.of());
        }
    }

    /** What happened in the call, one thing after the other. */
    public sealed interface Turn {
        record Said(boolean byAgent, String words) implements Turn {}

        /** A key the callee pressed: a digit, star or hash. */
        record Pressed(char key) implements Turn {}

        /** From one place of the flow to another. */
        record Moved(String from, String to) implements Turn {}
    }
}
