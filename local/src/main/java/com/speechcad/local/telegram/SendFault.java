package com.speechcad.local.telegram;

import java.util.Locale;

/**
 * A misfortune for the next calls that send, edit, delete or answer something, or of any method that is named.
 *
 * @param method only that one is hit, in any case; empty for any of those that a person sees
 * @param retryAfterSeconds of {@link Kind#TOO_MANY_REQUESTS} and {@link Kind#BOT_FLOOD}
 * @param times how many calls it still hits
 */
public record SendFault(Kind kind, String method, int retryAfterSeconds, int times) {
    /** What was kept before they were counted says nothing of how often, and is one each. */
    public SendFault {
        times = Math.max(1, times);
    }

    /** For one call. */
    public SendFault(Kind kind, String method, int retryAfterSeconds) {
        this(kind, method, retryAfterSeconds, 1);
    }

    /** What goes wrong. */
    public enum Kind {
        /** 429; nothing is sent. */
        TOO_MANY_REQUESTS,
        /** 429 to this call and to all others that send, of whatever chat, until that long has passed; nothing is sent. */
        BOT_FLOOD,
        /** 500; nothing is sent. */
        INTERNAL_ERROR,
        /** The message is sent, and the connection is cut before the answer. */
        LOST_ANSWER,
        /** The message is sent, and the answer is a 502 page that is no JSON. */
        BAD_GATEWAY,
        /** Of voice messages only: the receiver lets nobody send them, a setting of Telegram Premium. Nothing is sent. */
        VOICES_FORBIDDEN
    }

    public static SendFault of(Kind kind) {
        return new SendFault(kind, "", 3);
    }

    SendFault times(int many) {
        return new SendFault(kind, method, retryAfterSeconds, many);
    }

    boolean hits(String called) {
        var name = called.toLowerCase(Locale.ROOT);
        var takes = kind != Kind.VOICES_FORBIDDEN || name.equals("sendvoice");
        return takes && (method.isEmpty() ? moves(called) : method.equalsIgnoreCase(called));
    }

    /** Whether a person sees what this method does. */
    static boolean moves(String called) {
        var name = called.toLowerCase(Locale.ROOT);
        return name.startsWith("send")
                || name.startsWith("edit")
                || (name.startsWith("delete") && name.contains("message"))
                || name.equals("answercallbackquery");
    }
}
