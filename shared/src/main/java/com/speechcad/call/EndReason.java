package com.speechcad.call;

import com.speechcad.billing.Ending;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a call ended or did not come about: the provider's words (in small letters) and our own after them. The constant's
 * name is the key of its words for people.
 */
public enum EndReason implements TextKey {
    USER_HANGUP,
    AGENT_HANGUP,
    CALL_TRANSFER,
    VOICEMAIL_REACHED,
    IVR_REACHED,
    INACTIVITY,
    MAX_DURATION_REACHED,
    NO_CONCURRENCY_FALLBACK,
    DIAL_BUSY,
    DIAL_FAILED,
    DIAL_NO_ANSWER,
    INVALID_DESTINATION,
    TELEPHONY_PROVIDER_PERMISSION_DENIED,
    TELEPHONY_PROVIDER_UNAVAILABLE,
    SIP_ROUTING_ERROR,
    MARKED_AS_SPAM,
    USER_DECLINED,
    CONCURRENCY_LIMIT_REACHED,
    NO_VALID_PAYMENT,
    SCAM_DETECTED,
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
    TRANSFER_BRIDGED,
    TRANSFER_CANCELLED,
    MANUAL_STOPPED,
    CALL_TAKE_OVER,

    /** Stopped by its owner before it was dialled. */
    CANCELLED,
    /** Hung up by its owner while it rang, and answered by nobody. */
    CANCELLED_RINGING,
    /** The provider's answer was lost, and it was found twice not to know the call. */
    NEVER_PLACED,
    /** A person's own call that had not begun ten minutes after they asked for it. */
    WAITED_TOO_LONG,
    /** The provider knew the call once and does not any more. */
    LOST,
    PROVIDER_REFUSED,
    PROVIDER_BUSY,
    PROVIDER_UNREACHABLE,
    /** The provider is not set up, or wants to be paid. */
    PROVIDER_OFF,
    /** Neither plan nor wallet covers a minute any more. */
    NO_FUNDS,
    /** The gate said no; the words are the rule's. */
    NOT_ALLOWED,
    /** A word of the provider that this version does not know. */
    OTHER;

    private static final Logger LOG = LoggerFactory.getLogger(EndReason.class);
    private static final Map<String, EndReason> BY_WORD = byWord();

    @Override
    public String bundle() {
        return "ended";
    }

    /** The word it is stored as. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text text() {
        return Text.text(this);
    }

    /** What it means for the charge. A word we do not know does not take a talk back that was connected. */
    public Ending ending() {
        return switch (this) {
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
                    OTHER -> Ending.TALKED;
            case VOICEMAIL_REACHED, IVR_REACHED -> Ending.MACHINE;
            case ERROR_LLM_WEBSOCKET_OPEN,
                    ERROR_LLM_WEBSOCKET_LOST_CONNECTION,
                    ERROR_LLM_WEBSOCKET_RUNTIME,
                    ERROR_LLM_WEBSOCKET_CORRUPT_PAYLOAD,
                    ERROR_NO_AUDIO_RECEIVED,
                    ERROR_ASR,
                    ERROR_RETELL,
                    ERROR_UNKNOWN -> Ending.FAILED;
            case NO_CONCURRENCY_FALLBACK,
                    DIAL_BUSY,
                    DIAL_FAILED,
                    DIAL_NO_ANSWER,
                    INVALID_DESTINATION,
                    TELEPHONY_PROVIDER_PERMISSION_DENIED,
                    TELEPHONY_PROVIDER_UNAVAILABLE,
                    SIP_ROUTING_ERROR,
                    MARKED_AS_SPAM,
                    USER_DECLINED,
                    CONCURRENCY_LIMIT_REACHED,
                    NO_VALID_PAYMENT,
                    ERROR_USER_NOT_JOINED,
                    REGISTERED_CALL_TIMEOUT,
                    CANCELLED,
                    CANCELLED_RINGING,
                    NEVER_PLACED,
                    WAITED_TOO_LONG,
                    LOST,
                    PROVIDER_REFUSED,
                    PROVIDER_BUSY,
                    PROVIDER_UNREACHABLE,
                    PROVIDER_OFF,
                    NO_FUNDS,
                    NOT_ALLOWED -> Ending.NOBODY;
        };
    }

    /** Whether no telephone rang: neither the law nor the business's level counts such a dial. */
    public boolean surelyRangNobody() {
        return switch (this) {
            case CONCURRENCY_LIMIT_REACHED,
                    NO_CONCURRENCY_FALLBACK,
                    NO_VALID_PAYMENT,
                    CANCELLED,
                    NEVER_PLACED,
                    WAITED_TOO_LONG,
                    PROVIDER_REFUSED,
                    PROVIDER_BUSY,
                    PROVIDER_UNREACHABLE,
                    PROVIDER_OFF,
                    NO_FUNDS,
                    NOT_ALLOWED -> true;
            default -> false;
        };
    }

    /** Whether it may have come of somebody's hanging up while it rang: it rang, and nobody took the call. */
    boolean mayBeCancelled() {
        return switch (this) {
            case MANUAL_STOPPED, DIAL_NO_ANSWER, USER_DECLINED, USER_HANGUP, AGENT_HANGUP -> true;
            default -> false;
        };
    }

    /** A word nobody told us about is {@link #OTHER}. */
    public static EndReason of(String word) {
        return known(word).orElse(OTHER);
    }

    /** The same as a call ends by it, which it does once: then an operator hears of a word nobody told us about. */
    static EndReason byEnd(String word) {
        if (known(word).isEmpty()) {
            LOG.error("ALARM unknown reason for the end of a call: {}", word.replaceAll("[^a-z_]", "?"));
        }
        return of(word);
    }

    /** Empty for a word nobody told us about; for whoever only reads what was said long ago. */
    static Optional<EndReason> known(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    private static Map<String, EndReason> byWord() {
        var words = new HashMap<String, EndReason>();
        for (var reason : values()) {
            words.put(reason.word(), reason);
        }
        return Map.copyOf(words);
    }
}
