package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.speechcad.local.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bot's name and descriptions in each language, and the button beside the text field. */
final class ProfileMethods {
    private final TelegramSettings settings;

    ProfileMethods(TelegramSettings settings) {
        this.settings = settings;
    }

    Map<String, Method> all() {
        var methods = new LinkedHashMap<String, Method>();
        text(methods, "Name", "name", 64);
        text(methods, "Description", "description", 512);
        text(methods, "ShortDescription", "short_description", 120);
        methods.put("setChatMenuButton", this::setMenuButton);
        methods.put("getChatMenuButton", ProfileMethods::getMenuButton);
        return methods;
    }

    /** What this person's client shows: their own button, or the one for everybody. */
    static JsonNode menuButtonOf(Bot bot, long personId) {
        var buttons = bot.part("menu_buttons");
        var own = buttons.path(Long.toString(personId));
        var general = buttons.path("default");
        if (!own.isMissingNode()) {
            return own;
        }
        return general.isMissingNode() ? Json.object().put("type", "commands") : general;
    }

    private static void text(Map<String, Method> methods, String suffix, String field, int longest) {
        methods.put("setMy" + suffix, (bot, params) -> {
            var text = params.string(field);
            if (text.codePointCount(0, text.length()) > longest) {
                throw Refusal.badRequest(field.replace('_', ' ') + " is too long");
            }
            var language = language(params);
            if (text.isEmpty()) {
                bot.part(field).remove(language);
            } else {
                bot.part(field).put(language, text);
            }
            bot.save();
            return BooleanNode.TRUE;
        });
        methods.put("getMy" + suffix, (bot, params) -> {
            var texts = bot.part(field);
            var otherwise = field.equals("name") ? bot.account.firstName() : "";
            var general = texts.path("").asText(otherwise);
            return Json.object().put(field, texts.path(language(params)).asText(general));
        });
    }

    private JsonNode setMenuButton(Bot bot, Params params) {
        var button = params.json("menu_button", "can't parse menu button JSON object")
                .orElseGet(() -> Json.object().put("type", "default"));
        var buttons = bot.part("menu_buttons");
        var whose = params.has("chat_id") ? Long.toString(params.chatId()) : "default";
        switch (button.path("type").asText("")) {
            case "default" -> buttons.remove(whose);
            case "commands" -> buttons.set(whose, Json.object().put("type", "commands"));
            case "web_app" -> buttons.set(whose, webApp(button));
            default -> throw Refusal.badRequest("can't parse MenuButton: unsupported type specified");
        }
        bot.save();
        return BooleanNode.TRUE;
    }

    private JsonNode webApp(JsonNode button) {
        var url = button.path("web_app").path("url").asText("");
        if (button.path("text").asText("").isBlank()) {
            throw Refusal.badRequest("can't parse MenuButton: Can't find field \"text\"");
        }
        if (!url.startsWith("https://") && (settings.httpsOnly() || !url.startsWith("http://"))) {
            throw Refusal.badRequest("menu button Web App URL '" + url + "' is invalid: Only HTTPS links are allowed");
        }
        return button;
    }

    private static JsonNode getMenuButton(Bot bot, Params params) {
        return params.has("chat_id") ? menuButtonOf(bot, params.chatId()) : menuButtonOf(bot, 0);
    }

    private static String language(Params params) {
        var language = params.string("language_code");
        if (!language.matches("([a-z]{2})?")) {
            throw Refusal.badRequest("invalid language code specified");
        }
        return language;
    }
}
