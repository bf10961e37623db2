package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.speechcad.local.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The menu of commands, for each scope and language. */
final class CommandMethods {
    private static final Set<String> PLAIN_SCOPES =
            Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");

    private final Chats chats;

    CommandMethods(Chats chats) {
        this.chats = chats;
    }

    Map<String, Method> all() {
        return Map.of(
                "setMyCommands", this::set,
                "getMyCommands", this::get,
                "deleteMyCommands", this::delete);
    }

    /** What this person's client offers in the chat with the bot: the most specific list there is. */
    static JsonNode menuOf(Bot bot, Person person) {
        var language = person.languageCode().replaceAll("-.*", "").toLowerCase(Locale.ROOT);
        var chat = "chat:" + person.id();
        for (var key : List.of(
                chat + "/" + language,
                chat + "/",
                "all_private_chats/" + language,
                "all_private_chats/",
                "default/" + language,
                "default/")) {
            if (bot.part("commands").has(key)) {
                return bot.part("commands").path(key);
            }
        }
        return Json.array();
    }

    private JsonNode set(Bot bot, Params params) {
        var commands = params.json("commands", "can't parse commands JSON object")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> Refusal.badRequest("expected an Array of BotCommand"));
        if (commands.size() > 100) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        var key = key(bot, params);
        var kept = Json.array();
        commands.forEach(command -> kept.add(checked(command)));
        keep(bot, key, kept);
        return BooleanNode.TRUE;
    }

    private JsonNode get(Bot bot, Params params) {
        return bot.part("commands").withArrayProperty(key(bot, params)).deepCopy();
    }

    private JsonNode delete(Bot bot, Params params) {
        keep(bot, key(bot, params), Json.array());
        return BooleanNode.TRUE;
    }

    private static void keep(Bot bot, String key, ArrayNode commands) {
        if (commands.isEmpty()) {
            bot.part("commands").remove(key);
        } else {
            bot.part("commands").set(key, commands);
        }
        bot.save();
    }

    private static JsonNode checked(JsonNode json) {
        var command = json.path("command").asText("").replaceFirst("^/", "");
        var description = json.path("description").asText("");
        if (command.isEmpty()) {
            throw Refusal.badRequest("command must be non-empty");
        }
        if (command.length() > 32) {
            throw Refusal.badRequest("command length must not exceed 32");
        }
        if (!command.matches("[a-z0-9_]+")) {
            throw Refusal.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isBlank()) {
            throw Refusal.badRequest("command description must be non-empty");
        }
        if (description.codePointCount(0, description.length()) > 256) {
            throw Refusal.badRequest("command description length must not exceed 256");
        }
        return Json.object().put("command", command).put("description", description);
    }

    private String key(Bot bot, Params params) {
        var language = params.string("language_code");
        if (!language.matches("([a-z]{2})?")) {
            throw Refusal.badRequest("invalid language code specified");
        }
        var scope = params.json("scope", "can't parse BotCommandScope JSON object");
        var type = scope.map(json -> json.path("type").asText("")).orElse("default");
        if (PLAIN_SCOPES.contains(type)) {
            return type + "/" + language;
        }
        if (!Set.of("chat", "chat_administrators", "chat_member").contains(type)) {
            throw Refusal.badRequest("can't parse BotCommandScope: unsupported type specified");
        }
        var chat = scope.orElseThrow().path("chat_id").asText("");
        if (chat.isEmpty()) {
            throw Refusal.badRequest("can't parse BotCommandScope: chat_id is empty");
        }
        chats.check(bot, chat);
        var user = scope.orElseThrow().path("user_id").asText("");
        return type + ":" + chat + (user.isEmpty() ? "" : ":" + user) + "/" + language;
    }
}
