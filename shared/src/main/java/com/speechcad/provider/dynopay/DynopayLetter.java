package com.speechcad.provider.dynopay;

/** What a webhook's bytes turned out to be. */
public sealed interface DynopayLetter permits PaymentNotice, DynopayLetter.Other, DynopayLetter.Refused {
    /** Well-formed, and nothing that we act on: a test, or an event that did not exist when this was written. */
    record Other(String event) implements DynopayLetter {}

    /** Nothing that may be acted on; the raw bytes belong into quarantine. */
    record Refused(Why why) implements DynopayLetter {}

    /** Why a letter is refused. */
    enum Why {
        /** Not JSON, or no object. */
        UNREADABLE,
        /** The shape of 2025, whose {@code amount} is in dollars and whose sender proves nothing. */
        OLD_SHAPE,
        /** An event about a payment that names no payment. */
        NO_PAYMENT
    }
}
