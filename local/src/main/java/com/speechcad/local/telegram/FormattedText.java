package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.speechcad.local.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A text as the reader sees it, and how its parts look. */
record FormattedText(String text, List<Entity> entities) {
    private static final Comparator<Entity> OUTER_FIRST = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed());

    FormattedText {
        entities = entities.stream().sorted(OUTER_FIRST).toList();
    }

    /** The text argument of a call with its {@code parse_mode} or its entities, trimmed as Telegram does. */
    static FormattedText of(String text, String parseMode, JsonNode entities) {
        return switch (parseMode.toLowerCase(Locale.ROOT)) {
            case "" -> given(text, entities).trimmed().withRecognised();
            case "html" -> new HtmlParser(text).parse().trimmed().withRecognised();
            // The real one has two dialects of Markdown as well; our bots do not write them, so this one does not read.
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
    }

    static FormattedText typed(String text) {
        return new FormattedText(text, List.of()).withRecognised();
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    ArrayNode entitiesJson() {
        var array = Json.array();
        entities.forEach(entity -> array.add(entity.json()));
        return array;
    }

    private static FormattedText given(String text, JsonNode entities) {
        var read = new ArrayList<Entity>();
        for (var json : entities) {
            var entity = Entity.of(json);
            if (entity.offset() < 0 || entity.length() < 0 || entity.end() > text.length()) {
                throw Refusal.badRequest("entity begins or ends outside of the text");
            }
            read.add(entity);
        }
        return new FormattedText(text, read);
    }

    private FormattedText trimmed() {
        var from = text.length() - text.stripLeading().length();
        var to = Math.max(from, text.stripTrailing().length());
        var kept = new ArrayList<Entity>();
        for (var entity : entities) {
            var start = Math.clamp(entity.offset(), from, to);
            var end = Math.clamp(entity.end(), from, to);
            if (end > start) {
                kept.add(entity.at(start - from, end - start));
            }
        }
        return new FormattedText(text.substring(from, to), kept);
    }

    private FormattedText withRecognised() {
        var all = new ArrayList<>(entities);
        for (var found : Recognised.in(text)) {
            if (entities.stream().noneMatch(given -> overlap(given, found))) {
                all.add(found);
            }
        }
        return new FormattedText(text, all);
    }

    private static boolean overlap(Entity one, Entity other) {
        return one.offset() < other.end() && other.offset() < one.end();
    }
}
