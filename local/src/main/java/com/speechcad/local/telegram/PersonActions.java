package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.Params.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What people do with their thumbs. Every action is a message or an update, as their client would make it. */
final class PersonActions {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final Pattern START_PARAMETER = Pattern.compile("[A-Za-z0-9_-]{0,64}");
    private static final int LONGEST_TEXT = 4096;

    private final World world;
    private final Chats chats;
    private final Files files;
    private final Callbacks callbacks;
    private final Deliveries deliveries;

    PersonActions(World world, Chats chats, Files files, Callbacks callbacks, Deliveries deliveries) {
        this.world = world;
        this.chats = chats;
        this.files = files;
        this.callbacks = callbacks;
        this.deliveries = deliveries;
    }

    /** The START button, a deep link, or RESTART after a block. */
    int start(Person person, Bot bot, String parameter) {
        if (!START_PARAMETER.matcher(parameter).matches()) {
            throw new IllegalArgumentException("a start parameter has up to 64 of A-Z a-z 0-9 _ -");
        }
        var chat = chats.of(bot.id(), person);
        if (chat.is("blocked")) {
            unblock(person, bot);
        }
        return type(person, bot, parameter.isEmpty() ? "/start" : "/start " + parameter);
    }

    /** The id of the message; a long text becomes several, and the last one's is returned. */
    int type(Person person, Bot bot, String text) {
        var rest = text.strip();
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("nothing was typed");
        }
        var last = 0;
        for (var part : parts(rest)) {
            last = send(person, bot, message -> Texts.put(message, "text", FormattedText.typed(part)));
        }
        return last;
    }

    int share(Person person, Bot bot, SharedContact contact) {
        var json = Json.object().put("phone_number", contact.phone()).put("first_name", contact.firstName());
        if (contact.userId() != null) {
            json.put("user_id", contact.userId());
        }
        return send(person, bot, message -> message.set("contact", json));
    }

    int sendFile(Person person, Bot bot, FileKind kind, Upload upload, String caption) {
        var file = files.keep(bot.id(), kind, upload);
        return send(person, bot, message -> {
            MediaParams.put(message, file, new Params(Map.of(), Map.of()));
            Texts.put(message, "caption", FormattedText.typed(caption.strip()));
        });
    }

    Tapped tap(Person person, Bot bot, int messageId, String labelOrData) {
        var chat = chats.of(bot.id(), person);
        var message = chat.message(messageId)
                .orElseThrow(() -> new IllegalArgumentException("there is no message " + messageId));
        var button = InlineView.find(message, labelOrData);
        return switch (button.kind()) {
            case CALLBACK -> ask(chat, bot, message, button.value());
            case URL, WEB_APP -> new Tapped.Opened(button.value());
            case COPY_TEXT -> new Tapped.Copied(button.value());
            case OTHER -> throw new IllegalArgumentException("nobody can tap \"" + button.label() + "\" here");
        };
    }

    void block(Person person, Bot bot) {
        memberChanged(person, bot, "member", "kicked");
    }

    void unblock(Person person, Bot bot) {
        memberChanged(person, bot, "kicked", "member");
    }

    /** For both sides; the bot is not told, and finds out when it edits the message. */
    void delete(Person person, Bot bot, int messageId) {
        var chat = chats.of(bot.id(), person);
        if (chat.message(messageId).isEmpty()) {
            throw new IllegalArgumentException("there is no message " + messageId);
        }
        chat.delete(messageId);
        world.changed();
    }

    private Tapped ask(Chat chat, Bot bot, ObjectNode message, String data) {
        var id = message.path("message_id").asInt();
        var tap = callbacks.open(chat, id);
        var query = Json.object().put("id", tap.id());
        query.set("from", chat.person.user());
        query.set("message", Chat.wire(message));
        query.put("chat_instance", Long.toString(chat.key().hashCode() * 2_654_435_761L))
                .put("data", data);
        deliveries.add(bot, "callback_query", query, "taps of " + chat.person.id(), world.settings.tapDeliveryLife());
        world.changed();
        return new Tapped.Asked(tap.id());
    }

    private int send(Person person, Bot bot, Consumer<ObjectNode> content) {
        var chat = chats.of(bot.id(), person);
        if (chat.is("blocked")) {
            throw new IllegalStateException("this person has blocked the bot; start it again first");
        }
        if (!chat.is("started")) {
            chat.mark("started", true);
        }
        var message = chat.newMessage(person.user());
        content.accept(message);
        chat.save(message);
        putKeyboardAway(chat);
        deliveries.add(bot, "message", Chat.wire(message), "chat " + person.id(), LIFE);
        return message.path("message_id").asInt();
    }

    private static void putKeyboardAway(Chat chat) {
        chat.part("reply_keyboard")
                .filter(keyboard -> keyboard.path("one_time_keyboard").asBoolean())
                .ifPresent(_ -> chat.remove("reply_keyboard"));
    }

    private void memberChanged(Person person, Bot bot, String before, String after) {
        var chat = chats.of(bot.id(), person);
        var blocked = after.equals("kicked");
        if (chat.is("blocked") == blocked) {
            return;
        }
        chat.mark("blocked", blocked);
        var change = Json.object();
        change.set("chat", person.chat());
        change.set("from", person.user());
        change.put("date", world.nowSeconds());
        change.set("old_chat_member", member(bot, before));
        change.set("new_chat_member", member(bot, after));
        deliveries.add(bot, "my_chat_member", change, "membership of " + person.id(), LIFE);
    }

    private static ObjectNode member(Bot bot, String status) {
        var member = Json.object();
        member.set("user", bot.user());
        member.put("status", status);
        return status.equals("kicked") ? member.put("until_date", 0) : member;
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var rest = text;
        while (rest.length() > LONGEST_TEXT) {
            var cut = Character.isHighSurrogate(rest.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            parts.add(rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        parts.add(rest);
        return parts;
    }
}
