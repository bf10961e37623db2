package com.speechcad.call;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts by name, as they lie in a column; the order stays. */
@Singleton
public class TextMap {
    private final ObjectMapper json;

    TextMap(ObjectMapper json) {
        this.json = json;
    }

    /** One flat JSON object. */
    public String write(Map<String, String> texts) {
        var nodes = new LinkedHashMap<String, JsonNode>();
        texts.forEach((name, text) -> nodes.put(name, JsonNode.createStringNode(text)));
        try {
            return json.writeValueAsString(JsonNode.createObjectNode(nodes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws UncheckedIOException for what is no JSON */
    public Map<String, String> read(String written) {
        try {
            var tree = json.readValue(written, JsonNode.class);
            var read = new LinkedHashMap<String, String>();
            if (tree != null) {
                tree.entries()
                        .forEach(entry ->
                                read.put(entry.getKey(), entry.getValue().coerceStringValue()));
            }
            return read;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
