package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One person's chat with one bot: its messages as they are now, and what stands around them. */
final class Chat {
    /** Marks a message that carried a keyboard in place of the person's own; Telegram lets nobody edit it. */
    private static final String REPLY_KEYBOARD = "_reply_keyboard";

    private static final String CHATS = "telegram.chat";
    private static final String MESSAGES = "telegram.message";

    final long botId;
    final Person person;
    private final World world;
    private final ObjectNode state;
    private final TreeMap<Integer, ObjectNode> messages = new TreeMap<>();

    Chat(long botId, Person person, World world) {
        this.botId = botId;
        this.person = person;
        this.world = world;
        this.state =
                (ObjectNode) world.journal.get(CHATS, key()).map(Json::parse).orElseGet(Json::object);
    }

    /** A message that was saved before. */
    void adopt(ObjectNode message) {
        messages.put(message.path("message_id").asInt(), message);
    }

    String key() {
        return botId + "/" + person.id();
    }

    static String messageKind() {
        return MESSAGES;
    }

    boolean is(String flag) {
        return state.path(flag).asBoolean(false);
    }

    void mark(String flag, boolean on) {
        state.put(flag, on);
        save();
    }

    Optional<ObjectNode> part(String name) {
        return state.path(name) instanceof ObjectNode there ? Optional.of(there) : Optional.empty();
    }

    void put(String name, ObjectNode part) {
        state.set(name, part);
        save();
    }

    void remove(String name) {
        state.remove(name);
        save();
    }

    private void save() {
        world.journal.put(CHATS, key(), Json.write(state));
        world.changed();
    }

    /** A new message with its number and date, not saved yet. */
    ObjectNode newMessage(ObjectNode from) {
        var message = Json.object().put("message_id", (int) world.next("message/" + key()));
        message.set("from", from);
        message.set("chat", person.chat());
        return message.put("date", world.nowSeconds());
    }

    void save(ObjectNode message) {
        var id = message.path("message_id").asInt();
        messages.put(id, message);
        world.journal.put(MESSAGES, key() + "/" + id, Json.write(message));
        world.changed();
    }

    Optional<ObjectNode> message(int id) {
        return Optional.ofNullable(messages.get(id));
    }

    void delete(int id) {
        messages.remove(id);
        world.journal.remove(MESSAGES, key() + "/" + id);
        world.changed();
    }

    List<ObjectNode> messages() {
        return List.copyOf(messages.values());
    }

    static void markReplyKeyboard(ObjectNode message) {
        message.put(REPLY_KEYBOARD, true);
    }

    static boolean hasReplyKeyboard(ObjectNode message) {
        return message.has(REPLY_KEYBOARD);
    }

    /** The message as Telegram would send it. */
    static ObjectNode wire(ObjectNode message) {
        var copy = message.deepCopy();
        copy.remove(REPLY_KEYBOARD);
        return copy;
    }
}
