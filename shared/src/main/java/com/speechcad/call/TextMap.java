package com.speechcad.call;

import com.speechcad.db.Json;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by name, as they lie in a column; the order stays. */
@Singleton
public class TextMap {
    private final Json json;

    TextMap(Json json) {
        this.json = json;
    }

    /** One flat JSON object. */
    public String write(Map<String, String> texts) {
        var nodes = new LinkedHashMap<String, JsonNode>();
        texts.forEach((name, text) -> nodes.put(name, JsonNode.createStringNode(text)));
        return json.write(JsonNode.createObjectNode(nodes));
    }

    /** @throws IllegalStateException for what is no JSON */
    public Map<String, String> read(String written) {
        var read = new LinkedHashMap<String, String>();
        json.read(written, JsonNode.class)
                .entries()
                .forEach(entry -> read.put(entry.getKey(), entry.getValue().coerceStringValue()));
        return read;
    }
}
