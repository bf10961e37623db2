package com.speechcad.provider.retell;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What Retell answered. No answer at all, and its own failures (5xx), are {@link RetellUnreachable}. */
public sealed interface RetellAnswer {
    /** @param body an empty object where the answer had none (204) */
    record Ok(JsonNode body) implements RetellAnswer {}

    /**
     * A definite no: nothing was done.
     *
     * @param status the HTTP status, 0 when the tenant has no key and nothing was asked
     * @param message Retell's own words, for operators and logs, never for users
     * @param retryAfter how long to wait, when Retell said so
     */
    record Refused(Why why, int status, String message, Optional<Duration> retryAfter) implements RetellAnswer {}

    /** Kinds of refusal, by what can be done about them. */
    enum Why {
        /** The tenant has no key for Retell. */
        NOT_CONFIGURED,
        /** 400 and whatever else of 4xx: the request breaks a rule. */
        INVALID,
        /** 401, 403: the key is wrong. */
        UNAUTHORISED,
        /** 402: the account has to be paid first. */
        UNPAID,
        /** 404, 422: no such thing in this workspace. */
        NOT_FOUND,
        /** 409, 412: somebody changed it meanwhile. */
        CONFLICT,
        /** 429: too fast, or too many calls at once. */
        THROTTLED
    }
}
