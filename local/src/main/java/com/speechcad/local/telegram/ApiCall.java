package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A call that a bot made, and how it ended.
 *
 * @param number from 1 on, over all bots
 * @param bot its username
 * @param parameters as text; a file is named with its size
 * @param status the HTTP status that was sent, or -1 when the connection was cut
 * @param carriedOut whether it had its effect, answered or not
 * @param description Telegram's reason when it was refused, else empty
 * @param viaWebhook whether it came in the answer to an update, where nobody hears its result
 */
public record ApiCall(
        long number,
        Instant at,
        String bot,
        String method,
        JsonNode parameters,
        int status,
        boolean carriedOut,
        String description,
        boolean viaWebhook) {}
