package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.Keyboards.Markup;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages out of a bot. */
final class SendMethods {
    private static final Duration ACTION_LIFE = Duration.ofSeconds(5);
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note",
            "cancel");

    private final World world;
    private final Chats chats;
    private final Keyboards keyboards;
    private final MediaParams media;

    SendMethods(World world, Chats chats, Keyboards keyboards, MediaParams media) {
        this.world = world;
        this.chats = chats;
        this.keyboards = keyboards;
        this.media = media;
    }

    Map<String, Method> all() {
        return Map.of(
                "sendMessage", this::sendMessage,
                "sendPhoto", (bot, params) -> sendFile(bot, params, FileKind.PHOTO),
                "sendDocument", (bot, params) -> sendFile(bot, params, FileKind.DOCUMENT),
                "sendAudio", (bot, params) -> sendFile(bot, params, FileKind.AUDIO),
                "sendVoice", (bot, params) -> sendFile(bot, params, FileKind.VOICE),
                "sendChatAction", this::sendChatAction);
    }

    private JsonNode sendMessage(Bot bot, Params params) {
        var text = Texts.message(params);
        return send(bot, params, message -> Texts.put(message, "text", text));
    }

    private JsonNode sendFile(Bot bot, Params params, FileKind kind) {
        // Refused before a byte is kept: whom it is for, and what is said with it.
        chats.writable(bot, params);
        var caption = Texts.caption(params);
        keyboards.read(params);
        var file = media.file(bot, params, kind.field, kind);
        return send(bot, params, message -> {
            MediaParams.put(message, file, params);
            Texts.put(message, "caption", caption);
        });
    }

    private JsonNode send(Bot bot, Params params, Consumer<ObjectNode> content) {
        var chat = chats.writable(bot, params);
        var markup = keyboards.read(params);
        var repliedTo = repliedTo(chat, params);
        var message = chat.newMessage(bot.user());
        if (repliedTo != null) {
            message.set("reply_to_message", repliedTo);
        }
        content.accept(message);
        apply(markup, chat, message);
        chat.save(message);
        chat.remove("action");
        return Chat.wire(message);
    }

    private static void apply(Markup markup, Chat chat, ObjectNode message) {
        switch (markup) {
            case Markup.None _ -> {}
            case Markup.Inline(var keyboard) -> {
                if (Keyboards.hasButtons(keyboard)) {
                    message.set("reply_markup", keyboard);
                }
            }
            case Markup.Reply(var keyboard) -> {
                chat.put("reply_keyboard", keyboard);
                Chat.markReplyKeyboard(message);
            }
            case Markup.RemoveReply _ -> {
                chat.remove("reply_keyboard");
                Chat.markReplyKeyboard(message);
            }
            case Markup.ForceReply _ -> Chat.markReplyKeyboard(message);
        }
    }

    private static @Nullable ObjectNode repliedTo(Chat chat, Params params) {
        var asked = params.json("reply_parameters", "can't parse reply parameters JSON object");
        var id = asked.map(json -> json.path("message_id").asInt()).orElse(params.number("reply_to_message_id", 0));
        if (id == 0) {
            return null;
        }
        var found = chat.message(id);
        var without = params.flag("allow_sending_without_reply")
                || asked.filter(json -> json.path("allow_sending_without_reply").asBoolean())
                        .isPresent();
        if (found.isEmpty() && !without) {
            throw Refusal.badRequest("message to be replied not found");
        }
        return found.map(Chat::wire)
                .map(message -> {
                    message.remove("reply_to_message");
                    return message;
                })
                .orElse(null);
    }

    private JsonNode sendChatAction(Bot bot, Params params) {
        var chat = chats.writable(bot, params);
        var action = params.string("action");
        if (!ACTIONS.contains(action)) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        chat.put(
                "action",
                Json.object()
                        .put("kind", action)
                        .put("until", world.now().plus(ACTION_LIFE).toEpochMilli()));
        return BooleanNode.TRUE;
    }
}
