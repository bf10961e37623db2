package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Taps that wait for their answer: each can be answered once, and not for long. Used under the world's lock. */
final class Callbacks {
    private static final String KIND = "telegram.callback";

    record Tap(String id, long botId, long personId, int messageId, long atMillis) {}

    private final World world;
    private final Map<String, Tap> open = new LinkedHashMap<>();

    Callbacks(World world) {
        this.world = world;
        world.journal.all(KIND).values().forEach(json -> {
            var tap = Json.parse(json, Tap.class);
            open.put(tap.id(), tap);
        });
    }

    Tap open(Chat chat, int messageId) {
        forgetOld();
        // Real ones are long numbers too; the count makes this one unrepeatable.
        var id = Long.toString(chat.person.id() * 4_294_967 + world.next("callback"));
        var tap = new Tap(id, chat.botId, chat.person.id(), messageId, world.clock.millis());
        open.put(id, tap);
        world.journal.put(KIND, id, Json.write(Json.tree(tap)));
        return tap;
    }

    /** @throws Refusal when it was never there, is answered already, or waited too long */
    Tap answer(Bot bot, String id) {
        forgetOld();
        var tap = open.get(id);
        if (tap == null || tap.botId() != bot.id()) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        forget(id);
        return tap;
    }

    /** The messages whose button still turns. */
    List<Integer> waiting(Chat chat) {
        return open.values().stream()
                .filter(tap -> tap.botId() == chat.botId && tap.personId() == chat.person.id())
                .filter(tap -> !isOld(tap))
                .map(Tap::messageId)
                .distinct()
                .toList();
    }

    private void forgetOld() {
        List.copyOf(open.values()).stream().filter(this::isOld).forEach(tap -> forget(tap.id()));
    }

    private boolean isOld(Tap tap) {
        return Instant.ofEpochMilli(tap.atMillis())
                .plus(world.settings.callbackLife())
                .isBefore(world.now());
    }

    private void forget(String id) {
        open.remove(id);
        world.journal.remove(KIND, id);
    }
}
