package com.speechcad.provider.telegram;

import com.speechcad.notify.Outgoing;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The buttons of a message in Telegram's form. */
final class Keyboards {
    private Keyboards() {}

    /** Whether something of that kind is among the buttons. */
    static boolean has(Outgoing message, String kind) {
        return message.rows().stream()
                .flatMap(List::stream)
                .anyMatch(key -> key.kind().equals(kind));
    }

    /** Empty for a message without buttons: an edit without a keyboard takes the old one away. */
    static Optional<JsonNode> of(Outgoing message) {
        if (has(message, "close")) {
            return Optional.of(JsonNode.createObjectNode(Map.of("remove_keyboard", JsonNode.createBooleanNode(true))));
        }
        if (message.rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(has(message, "contact") ? underTheInputLine(message) : underTheMessage(message));
    }

    private static JsonNode underTheMessage(Outgoing message) {
        return JsonNode.createObjectNode(Map.of("inline_keyboard", rows(message)));
    }

    private static JsonNode underTheInputLine(Outgoing message) {
        return JsonNode.createObjectNode(Map.of(
                "keyboard", rows(message),
                "resize_keyboard", JsonNode.createBooleanNode(true),
                "one_time_keyboard", JsonNode.createBooleanNode(true)));
    }

    private static JsonNode rows(Outgoing message) {
        return JsonNode.createArrayNode(message.rows().stream()
                .map(row -> JsonNode.createArrayNode(
                        row.stream().map(Keyboards::button).toList()))
                .toList());
    }

    private static JsonNode button(Outgoing.Key key) {
        var value = JsonNode.createStringNode(key.value());
        var text = JsonNode.createStringNode(key.label());
        return JsonNode.createObjectNode(
                switch (key.kind()) {
                    case "tap" -> Map.of("text", text, "callback_data", value);
                    case "copy" -> Map.of("text", text, "copy_text", JsonNode.createObjectNode(Map.of("text", value)));
                    case "link" -> Map.of("text", text, "url", value);
                    case "contact" -> Map.of("text", text, "request_contact", JsonNode.createBooleanNode(true));
                    default -> throw new IllegalArgumentException("no button is a " + key.kind());
                });
    }
}
