package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An update that its bot has not taken yet.
 *
 * @param queue updates of one queue are delivered one after the other
 * @param attempts how often it was tried
 * @param due not before this is it tried (again)
 */
record Pending(
        long botId,
        long updateId,
        String queue,
        JsonNode json,
        Instant expires,
        int attempts,
        Instant due,
        String lastError) {
    String key() {
        return botId + "/" + updateId;
    }

    Pending failed(String error, Instant next) {
        return new Pending(botId, updateId, queue, json, expires, attempts + 1, next, error);
    }

    Pending dueAt(Instant next) {
        return new Pending(botId, updateId, queue, json, expires, attempts, next, lastError);
    }
}
