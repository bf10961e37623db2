package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The resources of one type in a template, as their properties. Never empty, so that no test passes over nothing. */
record Resources(String type, Map<String, JsonNode> byId) {
    Resources {
        assertThat(byId).as("resources of type %s", type).isNotEmpty();
    }

    Collection<JsonNode> all() {
        return byId.values();
    }

    Set<String> ids() {
        return byId.keySet();
    }

    JsonNode only() {
        assertThat(byId).as("resources of type %s", type).hasSize(1);
        return byId.values().iterator().next();
    }

    /** Follows a reference of the template; fails when it does not lead to a resource of this type. */
    JsonNode at(JsonNode reference) {
        return at(target(reference));
    }

    JsonNode at(String id) {
        var found = byId.get(id);
        if (found == null) {
            throw new AssertionError(id + " is no " + type + " of this template");
        }
        return found;
    }

    /** The logical id that {@code {"Fn::GetAtt": [id, attribute]}} or {@code {"Ref": id}} points at. */
    static String target(JsonNode reference) {
        var id = reference.has("Ref")
                ? reference.path("Ref").asText()
                : reference.path("Fn::GetAtt").path(0).asText();
        assertThat(id).as("a reference: %s", reference).isNotEmpty();
        return id;
    }
}
