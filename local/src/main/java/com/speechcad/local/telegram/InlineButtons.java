package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One button under a message: a label and exactly one thing it does. */
final class InlineButtons {
    private static final List<String> ACTIONS = List.of(
            "callback_data",
            "url",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");
    private static final List<String> STYLES = List.of("primary", "success", "danger");

    private final boolean httpsOnly;

    InlineButtons(boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    /** The button with the fields Telegram knows. */
    ObjectNode read(JsonNode button) {
        if (!button.isObject()) {
            throw unparsable("InlineKeyboardButton must be an Object");
        }
        var label = button.path("text");
        if (label.isMissingNode()) {
            throw unparsable("Can't find field \"text\"");
        }
        if (!label.isTextual()) {
            throw unparsable("Field \"text\" must be of type String");
        }
        if (label.textValue().isBlank()) {
            throw Refusal.badRequest("BUTTON_TEXT_INVALID");
        }
        var actions = ACTIONS.stream().filter(button::has).toList();
        if (actions.isEmpty()) {
            throw unparsable("Text buttons are unallowed in the inline keyboard");
        }
        if (actions.size() > 1) {
            throw unparsable("exactly one of the optional fields must be used");
        }
        var action = actions.getFirst();
        check(action, button.path(action));
        var read = Json.object().put("text", label.textValue());
        read.set(action, button.path(action));
        style(button, read);
        return read;
    }

    private void check(String action, JsonNode value) {
        switch (action) {
            case "callback_data" -> data(value);
            case "url" -> url(value.asText());
            case "web_app" -> webApp(value.path("url").asText(""));
            case "copy_text" -> copied(value.path("text").asText(""));
            case "pay" -> throw Refusal.badRequest("BUTTON_TYPE_INVALID");
            default -> {
                // The others take what they are given.
            }
        }
    }

    private static void data(JsonNode value) {
        if (!value.isTextual()) {
            throw unparsable("Field \"callback_data\" must be of type String");
        }
        var bytes = value.textValue().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) {
            throw unparsable("Text buttons are unallowed in the inline keyboard");
        }
        if (bytes > 64) {
            throw Refusal.badRequest("BUTTON_DATA_INVALID");
        }
    }

    private static void url(String url) {
        if (!url.toLowerCase(Locale.ROOT).matches("(https?://|tg://|ton://)?[^\\s:/]+(:\\d+)?([/?#]\\S*)?")) {
            throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: "
                    + (url.contains("://") ? "Unsupported URL protocol" : "Wrong HTTP URL"));
        }
    }

    private void webApp(String url) {
        if (!url.startsWith("https://") && (httpsOnly || !url.startsWith("http://"))) {
            throw Refusal.badRequest(
                    "inline keyboard button Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
        }
    }

    private static void copied(String text) {
        var length = text.codePointCount(0, text.length());
        if (length < 1 || length > 256) {
            throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
        }
    }

    private static void style(JsonNode button, ObjectNode read) {
        var style = button.path("style");
        if (!style.isMissingNode()) {
            if (!STYLES.contains(style.asText())) {
                throw Refusal.badRequest("BUTTON_STYLE_INVALID");
            }
            read.set("style", style);
        }
    }

    private static Refusal unparsable(String reason) {
        return Refusal.badRequest("can't parse inline keyboard button: " + reason);
    }
}
