package com.speechcad.provider.telegram;

import com.speechcad.db.FileStore;
import com.speechcad.notify.Outgoing;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/** Pictures and files that go with a message. */
@Singleton
class Media {
    private final FileStore files;

    Media(FileStore files) {
        this.files = files;
    }

    /**
     * @param kind Telegram's word for it: {@code photo}, {@code voice}, {@code audio} or {@code document}
     */
    record Loaded(String kind, String fileName, String contentType, byte[] content) {
        /** The method that sends it, such as {@code sendPhoto}. */
        String method() {
            return "send" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        }

        Fields.Upload upload(String field) {
            return new Fields.Upload(field, fileName, contentType, content);
        }

        /** The same file, as one of no kind. */
        Loaded asDocument() {
            return new Loaded("document", fileName, contentType, content);
        }

        /** What the message's picture or file is to become. */
        JsonNode input(String caption, boolean markup) {
            var input = new LinkedHashMap<String, JsonNode>();
            input.put("type", JsonNode.createStringNode(kind));
            input.put("media", JsonNode.createStringNode("attach://file"));
            input.put("caption", JsonNode.createStringNode(caption));
            if (markup) {
                input.put("parse_mode", JsonNode.createStringNode("HTML"));
            }
            return JsonNode.createObjectNode(input);
        }
    }

    /**
     * Empty when the bucket does not have it (any more).
     *
     * @throws com.speechcad.kernel.Unreachable when the bucket does not answer
     */
    Optional<Loaded> load(Outgoing.File file) {
        return switch (file.kind()) {
            case "qr" -> Optional.of(new Loaded("photo", file.name(), "image/png", Png.qr(file.value())));
            case "text" ->
                Optional.of(new Loaded(
                        "document",
                        file.name(),
                        "text/plain; charset=utf-8",
                        file.value().getBytes(StandardCharsets.UTF_8)));
            case "photo" -> stored("photo", "image/png", file);
            case "voice" -> stored("voice", "audio/ogg", file);
            case "audio" -> stored("audio", audioType(file.name()), file);
            case "document" -> stored("document", "application/octet-stream", file);
            default -> throw new IllegalArgumentException("no file is a " + file.kind());
        };
    }

    private Optional<Loaded> stored(String kind, String contentType, Outgoing.File file) {
        return files.get(file.value()).map(content -> new Loaded(kind, file.name(), contentType, content));
    }

    private static String audioType(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".wav")) {
            return "audio/wav";
        }
        return lower.endsWith(".m4a") ? "audio/mp4" : "audio/mpeg";
    }
}
