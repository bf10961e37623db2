package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a call, whichever way they came. All are text, as in Telegram's own server; an object of a JSON body
 * is its text.
 */
record Params(Map<String, String> values, Map<String, Upload> uploads) {
    /** A file part of a multipart body. */
    record Upload(String fileName, String contentType, byte[] bytes) {}

    private static final Set<String> YES = Set.of("true", "yes", "1");

    /** Empty when it was not sent: Telegram makes no difference. */
    String string(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean flag(String name) {
        return YES.contains(string(name).toLowerCase(Locale.ROOT));
    }

    int number(String name, int otherwise) {
        try {
            return has(name) ? Integer.parseInt(string(name).strip()) : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** @throws Refusal with this reason when it was sent and is not JSON */
    Optional<JsonNode> json(String name, String reason) {
        if (string(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(string(name)));
        } catch (IllegalArgumentException _) {
            throw Refusal.badRequest(reason);
        }
    }

    long chatId() {
        var text = string("chat_id").strip();
        if (text.isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Refusal.badRequest("chat not found");
        }
    }

    /** For reading what a bot did: arguments as text, files as their size. */
    ObjectNode shown() {
        var shown = Json.object();
        values.forEach(shown::put);
        uploads.forEach(
                (name, file) -> shown.put(name, "<file " + file.fileName() + ", " + file.bytes().length + " bytes>"));
        return shown;
    }
}
