package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.speechcad.local.json.Json;
import java.util.Map;

/** The answer to a tap: the button stops turning, and a short text may show. */
final class CallbackMethods {
    private static final int LONGEST_TEXT = 200;

    private final World world;
    private final Persons persons;
    private final Chats chats;
    private final Callbacks callbacks;

    CallbackMethods(World world, Persons persons, Chats chats, Callbacks callbacks) {
        this.world = world;
        this.persons = persons;
        this.chats = chats;
        this.callbacks = callbacks;
    }

    Map<String, Method> all() {
        return Map.of("answerCallbackQuery", this::answer);
    }

    private JsonNode answer(Bot bot, Params params) {
        var text = params.string("text");
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        var tap = callbacks.answer(bot, params.string("callback_query_id"));
        var chat = chats.of(bot.id(), persons.get(tap.personId()));
        chat.put(
                "toast",
                Json.object()
                        .put("callback_query_id", tap.id())
                        .put("text", text)
                        .put("alert", params.flag("show_alert"))
                        .put("url", params.string("url"))
                        .put("at", world.now().toEpochMilli()));
        return BooleanNode.TRUE;
    }
}
