package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Changes to messages that are there already, and their removal. */
final class EditMethods {
    private static final List<String> EDITABLE = List.of("animation", "audio", "document", "photo", "video");
    private static final Duration DELETABLE = Duration.ofDays(2);

    private final World world;
    private final Chats chats;
    private final Keyboards keyboards;
    private final MediaParams media;

    EditMethods(World world, Chats chats, Keyboards keyboards, MediaParams media) {
        this.world = world;
        this.chats = chats;
        this.keyboards = keyboards;
        this.media = media;
    }

    Map<String, Method> all() {
        return Map.of(
                "editMessageText", this::editText,
                "editMessageCaption", this::editCaption,
                "editMessageMedia", this::editMedia,
                "editMessageReplyMarkup", (bot, params) -> edit(bot, params, _ -> {}),
                "deleteMessage", this::delete,
                "deleteMessages", this::deleteAll);
    }

    private JsonNode editText(Bot bot, Params params) {
        var text = Texts.message(params);
        return edit(bot, params, message -> {
            if (!message.has("text")) {
                throw Refusal.badRequest("there is no text in the message to edit");
            }
            Texts.put(message, "text", text);
        });
    }

    private JsonNode editCaption(Bot bot, Params params) {
        var caption = Texts.caption(params);
        return edit(bot, params, message -> {
            if (message.has("text")) {
                throw Refusal.badRequest("there is no caption in the message to edit");
            }
            Texts.put(message, "caption", caption);
        });
    }

    private JsonNode editMedia(Bot bot, Params params) {
        var asked = params.json("media", "can't parse input media JSON object")
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.badRequest("media is not specified"));
        var inner = new Params(texts(asked), params.uploads());
        var caption = Texts.caption(inner);
        return edit(bot, params, message -> {
            // A text becomes a picture; a voice message, a contact and the like become nothing else.
            if (!message.has("text") && EDITABLE.stream().noneMatch(message::has)) {
                throw Refusal.badRequest("there is no media in the message to edit");
            }
            message.remove(List.of("text", "entities"));
            MediaParams.put(message, media.media(bot, params, asked), inner);
            Texts.put(message, "caption", caption);
        });
    }

    private JsonNode edit(Bot bot, Params params, Consumer<ObjectNode> change) {
        if (params.has("inline_message_id")) {
            // This Telegram has no inline mode, so it never gave such an id away.
            throw Refusal.badRequest("MESSAGE_ID_INVALID");
        }
        var chat = chats.writable(bot, params);
        var id = messageId(params);
        var before = chat.message(id).orElseThrow(() -> Refusal.badRequest("message to edit not found"));
        if (before.path("from").path("id").asLong() != bot.id() || Chat.hasReplyKeyboard(before)) {
            throw Refusal.badRequest("message can't be edited");
        }
        var after = before.deepCopy();
        change.accept(after);
        var content = !after.equals(before);
        after.remove("reply_markup");
        keyboards.readInline(params).ifPresent(keyboard -> after.set("reply_markup", keyboard));
        if (after.equals(before)) {
            throw Refusal.badRequest(
                    "message is not modified: specified new message content and reply markup are exactly the same as"
                            + " a current content and reply markup of the message");
        }
        if (content) {
            after.put("edit_date", world.nowSeconds());
        }
        chat.save(after);
        return Chat.wire(after);
    }

    private JsonNode delete(Bot bot, Params params) {
        var chat = chats.find(bot, params);
        var id = messageId(params);
        var message = chat.message(id).orElseThrow(() -> Refusal.badRequest("message to delete not found"));
        if (isOld(message)) {
            throw Refusal.badRequest("message can't be deleted");
        }
        chat.delete(id);
        return BooleanNode.TRUE;
    }

    /** What is not there or too old is passed over, as in the real one. */
    private JsonNode deleteAll(Bot bot, Params params) {
        var chat = chats.find(bot, params);
        var ids = params.json("message_ids", "can't parse message identifiers JSON object")
                .filter(json -> json.isArray() && !json.isEmpty())
                .orElseThrow(() -> Refusal.badRequest("message identifiers are not specified"));
        if (ids.size() > 100) {
            throw Refusal.badRequest("too many message identifiers specified");
        }
        for (var id : ids) {
            chat.message(id.asInt()).filter(message -> !isOld(message)).ifPresent(_ -> chat.delete(id.asInt()));
        }
        return BooleanNode.TRUE;
    }

    private boolean isOld(ObjectNode message) {
        return world.nowSeconds() - message.path("date").asLong() > DELETABLE.toSeconds();
    }

    private static int messageId(Params params) {
        var id = params.number("message_id", 0);
        if (id <= 0) {
            throw Refusal.badRequest("message identifier is not specified");
        }
        return id;
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(
                        field.getKey(),
                        field.getValue().isTextual() ? field.getValue().textValue() : Json.write(field.getValue())));
        return texts;
    }
}
