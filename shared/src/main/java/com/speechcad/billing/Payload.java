package com.speechcad.billing;

import com.speechcad.db.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** The facts that a parked operation was kept with. One that is asked for and missing is a bug. */
final class Payload {
    private final JsonNode facts;

    private Payload(JsonNode facts) {
        this.facts = facts;
    }

    static Payload of(ParkedOperation operation, Json json) {
        return new Payload(json.read(operation.payload(), JsonNode.class));
    }

    long number(String name) {
        return needed(name).getLongValue();
    }

    String text(String name) {
        return needed(name).getStringValue();
    }

    /** Empty where an older version did not write it. */
    Optional<String> maybeText(String name) {
        return maybe(name).map(JsonNode::getStringValue);
    }

    /** Not there is no. */
    boolean flag(String name) {
        return maybe(name).map(JsonNode::getBooleanValue).orElse(false);
    }

    Optional<Payload> inside(String name) {
        return maybe(name).map(Payload::new);
    }

    private JsonNode needed(String name) {
        return maybe(name).orElseThrow(() -> new IllegalStateException("parked without " + name));
    }

    private Optional<JsonNode> maybe(String name) {
        return Optional.ofNullable(facts.get(name));
    }
}
