package com.speechcad.provider.telegram;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What Telegram answered. No answer at all, and its own failures (5xx), are {@code Unreachable}. */
sealed interface Answer {
    record Ok(JsonNode result) implements Answer {}

    /**
     * A definite no.
     *
     * @param description Telegram's words; matched by a part of them, whatever the case
     */
    record No(int code, String description, Optional<Duration> retryAfter) implements Answer {
        boolean says(String part) {
            return description.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }
    }
}
