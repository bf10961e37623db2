package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/** The text or caption of a call: parsed first, measured after. */
final class Texts {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;

    private Texts() {}

    static FormattedText message(Params params) {
        var text = read(params, "text", "entities");
        if (text.text().isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.badRequest("message is too long");
        }
        return text;
    }

    /** May be empty. */
    static FormattedText caption(Params params) {
        var text = read(params, "caption", "caption_entities");
        if (text.length() > LONGEST_CAPTION) {
            throw Refusal.badRequest("message caption is too long");
        }
        return text;
    }

    /** Sets the text and its entities under these names, or removes them when there is none. */
    static void put(ObjectNode message, String name, FormattedText text) {
        var entities = name.equals("text") ? "entities" : "caption_entities";
        message.remove(name);
        message.remove(entities);
        if (!text.text().isEmpty()) {
            message.put(name, text.text());
        }
        if (!text.entities().isEmpty()) {
            message.set(entities, text.entitiesJson());
        }
    }

    private static FormattedText read(Params params, String name, String entitiesName) {
        var entities = params.json(entitiesName, "can't parse message entities JSON object");
        return FormattedText.of(params.string(name), params.string("parse_mode"), entities.orElseGet(Json::array));
    }
}
