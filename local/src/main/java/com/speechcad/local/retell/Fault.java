package com.speechcad.local.retell;

/**
 * Something that shall go wrong.
 *
 * @param on which webhook event ({@code call_ended}) or which part of an API path ({@code create-phone-call}) it hits;
 *     empty hits all
 * @param times how often; below zero until it is cleared
 * @param delayMs for {@link Kind#DELAY}, {@link Kind#SLOW} and {@link Kind#REORDER}: real milliseconds; for
 *     {@link Kind#THROTTLED} what its answer asks to wait, nothing when 0
 */
public record Fault(Kind kind, String on, int times, long delayMs) {
    /** @throws IllegalArgumentException when nobody says what shall go wrong */
    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("a fault needs a kind");
        }
    }

    public static Fault once(Kind kind, String on) {
        return new Fault(kind, on, 1, 0);
    }

    public static Fault always(Kind kind, String on) {
        return new Fault(kind, on, -1, 0);
    }

    boolean hits(Kind asked, String what) {
        return times != 0 && kind == asked && (on.isEmpty() || what.contains(on));
    }

    /** What can go wrong. */
    public enum Kind {
        /** A webhook is sent twice. */
        DUPLICATE,
        /** A webhook waits until the call's next one was delivered, or {@code delayMs} (30 s when 0) have passed. */
        REORDER,
        /** A webhook is never sent. */
        DROP,
        /** A webhook is sent {@code delayMs} late. */
        DELAY,
        /** Besides the webhook comes one with an event nobody knows. */
        UNKNOWN_EVENT,
        /** The webhook carries fields nobody knows. */
        EXTRA_FIELDS,
        /** The webhook carries the required fields of a call and no other. */
        ABSENT_FIELDS,
        /** The webhook is signed with another key. */
        BAD_SIGNATURE,
        /** The webhook's signature is older than five minutes. */
        EXPIRED_SIGNATURE,
        /** The webhook carries the word timings of an hour: megabytes. */
        HUGE,
        /** The call ends with a reason nobody knows; {@code on} is part of the called number. */
        UNKNOWN_REASON,
        /** The call stays registered and never rings; {@code on} is part of the called number. */
        STUCK,
        /** The request is carried out, and the connection is cut before the answer. */
        CUT,
        /** The request is carried out, and the answer is 500. */
        LOST_500,
        /** The request is refused with 500 and not carried out. */
        REFUSED_500,
        /** The request is refused with 429, which says how long to wait in both of its headers. */
        THROTTLED,
        /** The request is refused with 400, as one that breaks a rule. */
        REFUSED_400,
        /** The request is refused with 403. */
        FORBIDDEN,
        /** The request is refused as one about something that is not there. */
        NOT_FOUND,
        /** The request takes the server too long: 408, and nothing is done. */
        TIMED_OUT,
        /** The request is refused with 409. */
        CONFLICT,
        /** Something in front of the server answers with 404 and a page. */
        PAGE,
        /** The request is refused with 402. */
        PAYMENT_REQUIRED,
        /** The answer takes {@code delayMs} longer. */
        SLOW
    }
}
