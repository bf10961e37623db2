package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.Locale;

/** The file of a call: uploaded with it, or named by the id of one sent before. */
final class MediaParams {
    private final Files files;

    MediaParams(Files files) {
        this.files = files;
    }

    KeptFile file(Bot bot, Params params, String name, FileKind kind) {
        var upload = params.uploads().get(name);
        if (upload != null) {
            return files.keep(bot.id(), kind, upload);
        }
        return file(bot, params, params.string(name), kind, name);
    }

    /** The {@code media} of an {@code InputMedia}: its file, with the kind its {@code type} says. */
    KeptFile media(Bot bot, Params params, JsonNode media) {
        var type = media.path("type").asText("");
        for (var kind : FileKind.values()) {
            if (kind.field.equals(type) && kind != FileKind.VOICE) {
                return file(bot, params, media.path("media").asText(""), kind, "media");
            }
        }
        throw Refusal.badRequest("can't parse InputMedia: type must be one of photo, document, audio");
    }

    private KeptFile file(Bot bot, Params params, String value, FileKind kind, String name) {
        if (value.isEmpty()) {
            throw Refusal.badRequest("there is no " + kind.word.toLowerCase(Locale.ROOT) + " in the request");
        }
        if (value.startsWith("attach://")) {
            var upload = params.uploads().get(value.substring("attach://".length()));
            if (upload == null) {
                throw Refusal.badRequest("attached file not found");
            }
            return files.keep(bot.id(), kind, upload);
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            // This machine's Telegram reaches for nothing outside.
            throw Refusal.badRequest("failed to get HTTP URL content");
        }
        // Said to whoever sends it; getFile says that the file_id is wrong.
        var kept = files.find(bot.id(), value)
                .orElseThrow(() -> Refusal.badRequest("wrong file identifier/HTTP URL specified"));
        if (kept.kind() != kind && !(isSound(name) && kept.kind() == FileKind.DOCUMENT)) {
            throw Refusal.badRequest("can't use file of type " + kept.kind().word + " as " + kind.word);
        }
        return kept;
    }

    private static boolean isSound(String name) {
        return name.equals("audio") || name.equals("voice");
    }

    /** Puts the file in a message, in place of any that was there. */
    static void put(ObjectNode message, KeptFile file, Params params) {
        for (var kind : FileKind.values()) {
            message.remove(kind.field);
        }
        if (file.kind() == FileKind.PHOTO) {
            message.set(file.kind().field, Json.array().add(file.json()));
            return;
        }
        var json = file.json();
        if (file.kind() == FileKind.AUDIO || file.kind() == FileKind.VOICE) {
            json.put("duration", params.number("duration", 0));
        }
        if (file.kind() == FileKind.AUDIO) {
            params.values().forEach((name, value) -> {
                if (name.equals("performer") || name.equals("title")) {
                    json.put(name, value);
                }
            });
        }
        message.set(file.kind().field, json);
    }
}
