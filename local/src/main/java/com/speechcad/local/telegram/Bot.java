package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/** A bot's account and everything its owner has set: webhook, commands, names, menu buttons. */
final class Bot {
    private static final String KIND = "telegram.bot";

    final BotAccount account;
    private final World world;
    private final ObjectNode state;

    Bot(BotAccount account, World world) {
        this.account = account;
        this.world = world;
        this.state =
                (ObjectNode) world.journal.get(KIND, key()).map(Json::parse).orElseGet(Json::object);
    }

    long id() {
        return account.id();
    }

    /** A part of what is kept; what is written into it lasts only after {@link #save}. */
    ObjectNode part(String name) {
        return state.withObjectProperty(name);
    }

    void save() {
        world.journal.put(KIND, key(), Json.write(state));
        world.changed();
    }

    ObjectNode user() {
        return Json.object()
                .put("id", id())
                .put("is_bot", true)
                .put("first_name", account.firstName())
                .put("username", account.username());
    }

    private String key() {
        return Long.toString(id());
    }
}
