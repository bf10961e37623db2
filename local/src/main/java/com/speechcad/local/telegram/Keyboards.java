package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads {@code reply_markup}: what may stand under a message, or in place of the person's own keyboard. */
final class Keyboards {
    private static final int MOST_BUTTONS = 100;
    private static final int MOST_IN_A_ROW = 8;
    private static final List<String> SHARING =
            List.of("request_contact", "request_location", "request_users", "request_chat", "request_poll", "web_app");

    /** What a message does to the keyboards. */
    sealed interface Markup {
        record None() implements Markup {}

        record Inline(ObjectNode json) implements Markup {}

        /** The person's own keyboard is replaced. */
        record Reply(ObjectNode json) implements Markup {}

        record RemoveReply() implements Markup {}

        record ForceReply(ObjectNode json) implements Markup {}
    }

    private final InlineButtons inlineButtons;

    Keyboards(TelegramSettings settings) {
        inlineButtons = new InlineButtons(settings.httpsOnly());
    }

    /** @throws Refusal for a keyboard Telegram would not show */
    Markup read(Params params) {
        var json = params.json("reply_markup", "can't parse reply keyboard markup JSON object");
        return json.map(this::read).orElse(new Markup.None());
    }

    /** For an edit, where only an inline keyboard can stand; empty when it is left out or has no buttons. */
    Optional<ObjectNode> readInline(Params params) {
        return switch (read(params)) {
            case Markup.None _ -> Optional.empty();
            case Markup.Inline(var json) -> Optional.of(json).filter(Keyboards::hasButtons);
            case Markup.Reply _, Markup.RemoveReply _, Markup.ForceReply _ ->
                throw Refusal.badRequest("inline keyboard expected");
        };
    }

    static boolean hasButtons(JsonNode inline) {
        for (var row : inline.path("inline_keyboard")) {
            if (!row.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Markup read(JsonNode json) {
        if (!json.isObject()) {
            throw Refusal.badRequest("object expected as reply markup");
        }
        if (json.has("inline_keyboard")) {
            return new Markup.Inline(inline(rows(json, "inline_keyboard", "InlineKeyboardMarkup")));
        }
        if (json.has("keyboard")) {
            return new Markup.Reply(reply((ObjectNode) json));
        }
        if (json.path("remove_keyboard").asBoolean(false)) {
            return new Markup.RemoveReply();
        }
        if (json.path("force_reply").asBoolean(false)) {
            return new Markup.ForceReply((ObjectNode) json);
        }
        return new Markup.None();
    }

    private ObjectNode inline(JsonNode rows) {
        var keyboard = Json.object();
        var kept = keyboard.putArray("inline_keyboard");
        for (var row : rows) {
            if (!row.isEmpty()) {
                var buttons = kept.addArray();
                row.forEach(button -> buttons.add(inlineButtons.read(button)));
            }
        }
        return keyboard;
    }

    private static ObjectNode reply(ObjectNode json) {
        var rows = rows(json, "keyboard", "ReplyKeyboardMarkup");
        for (var row : rows) {
            for (var button : row) {
                replyButton(button);
            }
        }
        var placeholder = json.path("input_field_placeholder").asText("");
        if (placeholder.codePointCount(0, placeholder.length()) > 64) {
            throw Refusal.badRequest("input field placeholder is too long");
        }
        return json.deepCopy();
    }

    /** A bare string is a button too. */
    private static void replyButton(JsonNode button) {
        if (button.isTextual()) {
            return;
        }
        if (!button.isObject()) {
            throw Refusal.badRequest("can't parse keyboard button: KeyboardButton must be an Object");
        }
        if (button.path("text").asText("").isEmpty()) {
            throw Refusal.badRequest("can't parse keyboard button: Can't find field \"text\"");
        }
        if (SHARING.stream().filter(button::has).count() > 1) {
            throw Refusal.badRequest("can't parse keyboard button: at most one optional field must be used");
        }
    }

    private static JsonNode rows(JsonNode json, String field, String type) {
        var rows = json.path(field);
        var refusal = Refusal.badRequest("field \"" + field + "\" of the " + type + " must be an Array of Arrays");
        if (!rows.isArray()) {
            throw refusal;
        }
        var buttons = 0;
        for (var row : rows) {
            if (!row.isArray()) {
                throw refusal;
            }
            buttons += row.size();
            if (row.size() > MOST_IN_A_ROW || buttons > MOST_BUTTONS) {
                throw Refusal.badRequest("reply markup is too long");
            }
        }
        return rows;
    }
}
