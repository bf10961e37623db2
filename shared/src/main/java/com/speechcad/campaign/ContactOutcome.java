package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.text.TextKey;
import java.time.Duration;

/** What a try means for its contact: the constant's name is the key of its words for people. */
public enum ContactOutcome implements TextKey {
    /** Somebody talked with us, however shortly. */
    REACHED,
    /** A machine picked up and was hung up on. */
    MACHINE,
    /** The phone rang, and nobody wanted or could. */
    NOBODY,
    BUSY,
    /** Something broke that is not the callee's doing. It counts as a try: the phone may have rung. */
    FAULT,
    /** The number does not exist, or cannot be called at all. */
    DEAD,
    /** The call was marked as spam: whoever did that is not rung again. */
    SPAM,
    /** Surely nobody was rung; it costs no try. */
    NOT_TRIED,
    /** The provider did not take the order, and surely nobody was rung; it costs no try. */
    REFUSED,
    /** Nobody can be rung until an operator has seen to it; it costs no try. */
    OFF,
    /** The gate said no right before the dial. */
    NOT_ALLOWED;

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LINE_IS_FREE_AGAIN = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @Override
    public String bundle() {
        return "outcome";
    }

    /**
     * @param talked whether both sides were connected: then a word that we do not know is somebody reached, and else
     *     nobody; an operator hears of it either way
     */
    public static ContactOutcome of(EndReason reason, boolean talked) {
        return switch (reason) {
            case USER_HANGUP,
                    AGENT_HANGUP,
                    CALL_TRANSFER,
                    INACTIVITY,
                    MAX_DURATION_REACHED,
                    TRANSFER_BRIDGED,
                    TRANSFER_CANCELLED,
                    MANUAL_STOPPED,
                    CALL_TAKE_OVER,
                    SCAM_DETECTED,
                    OTHER -> talked ? REACHED : NOBODY;
            case VOICEMAIL_REACHED, IVR_REACHED -> MACHINE;
            case DIAL_BUSY -> BUSY;
            case DIAL_NO_ANSWER, USER_DECLINED, CANCELLED_RINGING -> NOBODY;
            case MARKED_AS_SPAM -> SPAM;
            case INVALID_DESTINATION, TELEPHONY_PROVIDER_PERMISSION_DENIED -> DEAD;
            case DIAL_FAILED,
                    TELEPHONY_PROVIDER_UNAVAILABLE,
                    SIP_ROUTING_ERROR,
                    ERROR_LLM_WEBSOCKET_OPEN,
                    ERROR_LLM_WEBSOCKET_LOST_CONNECTION,
                    ERROR_LLM_WEBSOCKET_RUNTIME,
                    ERROR_LLM_WEBSOCKET_CORRUPT_PAYLOAD,
                    ERROR_NO_AUDIO_RECEIVED,
                    ERROR_ASR,
                    ERROR_RETELL,
                    ERROR_UNKNOWN,
                    ERROR_USER_NOT_JOINED,
                    REGISTERED_CALL_TIMEOUT,
                    LOST -> FAULT;
            case NO_CONCURRENCY_FALLBACK,
                    CONCURRENCY_LIMIT_REACHED,
                    CANCELLED,
                    NEVER_PLACED,
                    WAITED_TOO_LONG,
                    PROVIDER_BUSY,
                    PROVIDER_UNREACHABLE,
                    NO_FUNDS -> NOT_TRIED;
            case PROVIDER_REFUSED -> REFUSED;
            case NO_VALID_PAYMENT, PROVIDER_OFF -> OFF;
            case NOT_ALLOWED -> NOT_ALLOWED;
        };
    }

    /** Whether it is one of the tries that a contact has. */
    boolean counts() {
        return switch (this) {
            case REACHED, MACHINE, NOBODY, BUSY, FAULT, DEAD, SPAM -> true;
            case NOT_TRIED, REFUSED, OFF, NOT_ALLOWED -> false;
        };
    }

    /** What becomes of the contact. */
    sealed interface Next {
        record Reached() implements Next {}

        record Exhausted() implements Next {}

        record Excluded() implements Next {}

        record Again(Duration after) implements Next {}
    }

    /** @param tries so far, this one included if it counts */
    Next next(RetryPolicy policy, int tries) {
        return switch (this) {
            case REACHED -> new Next.Reached();
            case MACHINE -> policy.machines() ? again(policy, tries, policy.after()) : new Next.Exhausted();
            case NOBODY -> again(policy, tries, policy.after());
            case BUSY -> again(policy, tries, shorter(LINE_IS_FREE_AGAIN, policy.after()));
            case FAULT -> again(policy, tries, shorter(SOON, policy.after()));
            case REFUSED -> new Next.Again(shorter(SOON, policy.after()));
            case DEAD, SPAM -> new Next.Exhausted();
            case NOT_TRIED, OFF -> new Next.Again(AT_ONCE);
            case NOT_ALLOWED -> new Next.Excluded();
        };
    }

    private static Next again(RetryPolicy policy, int tries, Duration after) {
        return tries < policy.tries() ? new Next.Again(after) : new Next.Exhausted();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
