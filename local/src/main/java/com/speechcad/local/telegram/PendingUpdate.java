package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An update on its way to a bot.
 *
 * @param queue updates of the same queue wait for one another
 * @param attempts how often its delivery has failed
 * @param lastError why it failed last, or empty
 */
public record PendingUpdate(
        long updateId, String queue, int attempts, Instant nextAttemptAt, String lastError, JsonNode update) {}
