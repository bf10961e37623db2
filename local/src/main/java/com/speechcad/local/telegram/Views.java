package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.telegram.ChatView.Toast;
import com.speechcad.local.telegram.MessageView.FileView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a chat as the person sees it. */
final class Views {
    private final World world;
    private final Files files;
    private final Callbacks callbacks;

    Views(World world, Files files, Callbacks callbacks) {
        this.world = world;
        this.files = files;
        this.callbacks = callbacks;
    }

    ChatView of(Chat chat, Bot bot) {
        var waiting = Set.copyOf(callbacks.waiting(chat));
        var keyboard = chat.part("reply_keyboard");
        return new ChatView(
                bot.account.username(),
                chat.person,
                world.version(),
                chat.is("started"),
                chat.is("blocked"),
                chat.messages().stream()
                        .map(message -> message(message, chat, waiting))
                        .toList(),
                keyboard.map(Views::replyRows).orElse(List.of()),
                keyboard.map(json -> json.path("input_field_placeholder").asText(""))
                        .orElse(""),
                chat.part("action").map(this::action).orElse(""),
                chat.part("toast").map(Views::toast).orElse(null));
    }

    private MessageView message(ObjectNode message, Chat chat, Set<Integer> waiting) {
        var name = message.has("text") ? "text" : "caption";
        var text = message.path(name).asText("");
        var entities = new ArrayList<Entity>();
        message.path(name.equals("text") ? "entities" : "caption_entities")
                .forEach(json -> entities.add(Entity.of(json)));
        var id = message.path("message_id").asInt();
        return new MessageView(
                id,
                message.path("from").path("id").asLong() == chat.botId,
                Instant.ofEpochSecond(message.path("date").asLong()),
                message.has("edit_date"),
                text,
                HtmlText.of(text, entities),
                file(message),
                contact(message.path("contact")),
                InlineView.rows(message),
                waiting.contains(id));
    }

    private @Nullable FileView file(ObjectNode message) {
        for (var kind : FileKind.values()) {
            var json = message.path(kind.field);
            // Of a photo's sizes, the largest comes last.
            var best = json.isArray() ? json.path(json.size() - 1) : json;
            var kept = files.find(best.path("file_id").asText(""));
            if (kept.isPresent()) {
                var file = kept.orElseThrow();
                return new FileView(
                        file.kind(),
                        file.fileId(),
                        file.name(),
                        file.mimeType(),
                        file.sizeBytes(),
                        file.width(),
                        file.height());
            }
        }
        return null;
    }

    private static @Nullable SharedContact contact(JsonNode json) {
        return json.isObject()
                ? new SharedContact(
                        json.path("phone_number").asText(),
                        json.path("first_name").asText(),
                        json.has("user_id") ? json.path("user_id").asLong() : null)
                : null;
    }

    private static List<List<ReplyButtonView>> replyRows(ObjectNode keyboard) {
        var rows = new ArrayList<List<ReplyButtonView>>();
        for (var row : keyboard.path("keyboard")) {
            var buttons = new ArrayList<ReplyButtonView>();
            row.forEach(button -> buttons.add(replyButton(button)));
            rows.add(List.copyOf(buttons));
        }
        return rows;
    }

    private static ReplyButtonView replyButton(JsonNode button) {
        if (button.isTextual()) {
            return new ReplyButtonView(button.textValue(), ReplyButtonView.Kind.TEXT);
        }
        var label = button.path("text").asText();
        if (button.path("request_contact").asBoolean()) {
            return new ReplyButtonView(label, ReplyButtonView.Kind.CONTACT);
        }
        var plain = button.size() == 1 || button.has("request_contact");
        return new ReplyButtonView(label, plain ? ReplyButtonView.Kind.TEXT : ReplyButtonView.Kind.OTHER);
    }

    private String action(ObjectNode action) {
        return action.path("until").asLong() > world.clock.millis()
                ? action.path("kind").asText()
                : "";
    }

    private static Toast toast(ObjectNode toast) {
        return new Toast(
                toast.path("callback_query_id").asText(),
                toast.path("text").asText(),
                toast.path("alert").asBoolean(),
                toast.path("url").asText(),
                Instant.ofEpochMilli(toast.path("at").asLong()));
    }
}
