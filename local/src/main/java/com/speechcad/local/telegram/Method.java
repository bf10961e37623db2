package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** One method of the Bot API: the result, or a {@link Refusal} thrown. Called under the world's lock. */
@FunctionalInterface
interface Method {
    JsonNode call(Bot bot, Params params);
}
