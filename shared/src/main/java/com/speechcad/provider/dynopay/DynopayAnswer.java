package com.speechcad.provider.dynopay;

/**
 * What DynoPay answered. No answer at all, 429 and its own failures (5xx) are {@link com.speechcad.kernel.Unreachable}.
 *
 * @param <T> what was asked for
 */
public sealed interface DynopayAnswer<T> {
    /** It was done, or is known. */
    record Ok<T>(T value) implements DynopayAnswer<T> {}

    /**
     * A definite no: nothing was done.
     *
     * @param status the HTTP status, 0 when the tenant has no key and nothing was asked
     * @param code DynoPay's own code, or blank where the server gives none
     * @param message DynoPay's own words, for operators and logs, never for users
     */
    record Refused<T>(Why why, int status, String code, String message) implements DynopayAnswer<T> {}

    /** Kinds of refusal, by what can be done about them. */
    enum Why {
        /** The tenant has no key for DynoPay. */
        NOT_CONFIGURED,
        /** 403 with the server's own words: the key is wrong. */
        UNAUTHORISED,
        /** The coin has no wallet, or cannot be paid now. */
        COIN_UNAVAILABLE,
        /** The amount is too small, too large for a test key, or no amount. */
        AMOUNT,
        /** The server knows the question, but no such payment or address. */
        NOT_FOUND,
        /** An older server that does not know the question. */
        UNSUPPORTED,
        /** 409: the idempotency key was used for another request. */
        CONFLICT,
        /** Whatever else of 4xx. */
        INVALID
    }
}
