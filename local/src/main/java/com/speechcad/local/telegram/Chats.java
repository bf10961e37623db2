package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All chats, and who may write into them. Used under the world's lock. */
final class Chats {
    private final World world;
    private final Persons persons;
    private final Map<String, Chat> open = new LinkedHashMap<>();
    private final Map<Long, Long> migrated = new HashMap<>();

    Chats(World world, Persons persons) {
        this.world = world;
        this.persons = persons;
        world.journal.all(Chat.messageKind()).forEach((key, json) -> {
            var parts = key.split("/");
            of(Long.parseLong(parts[0]), persons.get(Long.parseLong(parts[1]))).adopt((ObjectNode) Json.parse(json));
        });
    }

    Chat of(long botId, Person person) {
        // A person's name or language may have changed: the chat itself stays.
        var known = open.get(botId + "/" + person.id());
        if (known != null && known.person.equals(person)) {
            return known;
        }
        var chat = new Chat(botId, person, world);
        if (known != null) {
            known.messages().forEach(chat::adopt);
        }
        open.put(chat.key(), chat);
        return chat;
    }

    List<Chat> all() {
        return List.copyOf(open.values());
    }

    /** From now on the first id answers only with the second. */
    void migrate(long fromChatId, long toChatId) {
        migrated.put(fromChatId, toChatId);
    }

    /** @throws Refusal when there is no such chat for this bot */
    Chat find(Bot bot, Params params) {
        var id = params.chatId();
        var target = migrated.get(id);
        if (target != null) {
            throw Refusal.migrated(target);
        }
        return of(bot.id(), persons.find(id).orElseThrow(() -> Refusal.badRequest("chat not found")));
    }

    /**
     * @param id as it stands in a scope
     * @throws Refusal when there is no such chat for this bot
     */
    void check(Bot bot, String id) {
        var isKnown = id.matches("-?\\d{1,18}")
                && persons.find(Long.parseLong(id))
                        .map(person -> of(bot.id(), person))
                        .isPresent();
        if (!isKnown) {
            throw Refusal.badRequest("chat not found");
        }
    }

    /** @throws Refusal also when the person does not let this bot write */
    Chat writable(Bot bot, Params params) {
        var chat = find(bot, params);
        if (!chat.is("started")) {
            throw Refusal.of(403, "Forbidden: bot can't initiate conversation with a user");
        }
        if (chat.is("blocked")) {
            throw Refusal.of(403, "Forbidden: bot was blocked by the user");
        }
        return chat;
    }
}
