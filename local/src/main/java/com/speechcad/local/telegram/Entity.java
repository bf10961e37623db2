package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/**
 * A formatted or recognised part of a text.
 *
 * @param offset in UTF-16 units, as is the length
 * @param extra the link of {@code text_link}, the language of {@code pre}, the id of {@code custom_emoji}, or nothing
 */
record Entity(String type, int offset, int length, String extra) {
    int end() {
        return offset + length;
    }

    Entity at(int newOffset, int newLength) {
        return new Entity(type, newOffset, newLength, extra);
    }

    ObjectNode json() {
        var json = Json.object().put("type", type).put("offset", offset).put("length", length);
        if (!extra.isEmpty()) {
            json.put(extraName(type), extra);
        }
        return json;
    }

    static Entity of(JsonNode json) {
        var type = json.path("type").asText();
        return new Entity(
                type,
                json.path("offset").asInt(-1),
                json.path("length").asInt(-1),
                json.path(extraName(type)).asText(""));
    }

    private static String extraName(String type) {
        return switch (type) {
            case "text_link" -> "url";
            case "pre" -> "language";
            case "custom_emoji" -> "custom_emoji_id";
            default -> "unused";
        };
    }
}
