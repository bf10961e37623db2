package com.speechcad.provider.retell;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a provider's tree without trusting it: what is missing or of another kind is empty. */
final class Fields {
    private Fields() {}

    static Optional<JsonNode> node(JsonNode tree, String name) {
        @Nullable JsonNode found = tree.isObject() ? tree.get(name) : null;
        return Optional.ofNullable(found).filter(node -> !node.isNull());
    }

    static Optional<String> text(JsonNode tree, String name) {
        return node(tree, name)
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .map(Fields::storable);
    }

    /** No text in PostgreSQL holds the sign of number zero, and a call with one in its summary has to end all the same. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    static Optional<Long> whole(JsonNode tree, String name) {
        return node(tree, name).filter(JsonNode::isNumber).map(JsonNode::getLongValue);
    }

    static boolean flag(JsonNode tree, String name) {
        return node(tree, name)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::getBooleanValue)
                .orElse(false);
    }

    static List<JsonNode> list(JsonNode tree, String name) {
        return node(tree, name).filter(JsonNode::isArray).map(Fields::elements).orElse(List.of());
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false).toList();
    }
}
