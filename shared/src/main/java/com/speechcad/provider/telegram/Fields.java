package com.speechcad.provider.telegram;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of one call, and a file where there is one. */
final class Fields {
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private Optional<Upload> upload = Optional.empty();

    /** @param field the part's name in the form */
    record Upload(String field, String fileName, String contentType, byte[] content) {}

    Fields with(String name, String value) {
        return with(name, JsonNode.createStringNode(value));
    }

    Fields with(String name, long value) {
        return with(name, JsonNode.createNumberNode(value));
    }

    Fields with(String name, JsonNode value) {
        values.put(name, value);
        return this;
    }

    Fields with(String name, Optional<JsonNode> value) {
        value.ifPresent(given -> values.put(name, given));
        return this;
    }

    Fields without(String name) {
        values.remove(name);
        return this;
    }

    Fields uploading(Upload file) {
        upload = Optional.of(file);
        return this;
    }

    Map<String, JsonNode> values() {
        return values;
    }

    Optional<Upload> upload() {
        return upload;
    }
}
