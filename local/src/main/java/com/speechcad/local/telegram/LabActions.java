package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.json.Json;
import java.util.Base64;
import java.util.Locale;

/** What a page lets a person do, by the last word of the address. */
final class LabActions {
    private final TelegramSimulator telegram;

    LabActions(TelegramSimulator telegram) {
        this.telegram = telegram;
    }

    JsonNode act(Request request) {
        var bot = LabDoor.bot(request);
        var person = LabDoor.person(request);
        var body = LabDoor.body(request);
        return switch (request.variable("action")) {
            case "start" ->
                sent(telegram.start(person, bot, body.path("parameter").asText("")));
            case "type" -> sent(telegram.type(person, bot, body.path("text").asText("")));
            case "tap" ->
                tapped(telegram.tap(
                        person,
                        bot,
                        body.path("messageId").asInt(),
                        body.path("button").asText("")));
            case "contact" -> sent(contact(person, bot, body));
            case "file" -> sent(sendFile(person, bot, body));
            case "block" -> LabDoor.done(() -> telegram.block(person, bot));
            case "delete" ->
                LabDoor.done(() ->
                        telegram.delete(person, bot, body.path("messageId").asInt()));
            case "unblock" -> LabDoor.done(() -> telegram.unblock(person, bot));
            default -> throw new IllegalArgumentException("nobody can " + request.variable("action") + " here");
        };
    }

    private int contact(long person, String bot, JsonNode body) {
        if (!body.has("phone")) {
            return telegram.shareOwnContact(person, bot);
        }
        var userId = body.hasNonNull("userId") ? (Long) body.path("userId").asLong() : null;
        return telegram.shareContact(
                person,
                bot,
                new SharedContact(
                        body.path("phone").asText(), body.path("firstName").asText("Somebody"), userId));
    }

    private int sendFile(long person, String bot, JsonNode body) {
        return telegram.sendFile(
                person,
                bot,
                FileKind.valueOf(body.path("kind").asText("DOCUMENT").toUpperCase(Locale.ROOT)),
                body.path("name").asText("file"),
                body.path("mimeType").asText("application/octet-stream"),
                Base64.getDecoder().decode(body.path("base64").asText("")),
                body.path("caption").asText(""));
    }

    private static JsonNode tapped(Tapped tapped) {
        return switch (tapped) {
            case Tapped.Asked(var id) -> Json.object().put("asked", id);
            case Tapped.Opened(var url) -> Json.object().put("opened", url);
            case Tapped.Copied(var text) -> Json.object().put("copied", text);
        };
    }

    private static JsonNode sent(int messageId) {
        return Json.object().put("messageId", messageId);
    }
}
