package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An object: its fields, and which of them must be there. */
record ObjectShape(Map<String, Shape> fields, Set<String> required) implements Shape {
    static final ObjectShape EMPTY = new ObjectShape(Map.of(), Set.of());

    ObjectShape {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
    }

    ObjectShape may(String name, Shape shape) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, shape);
        return new ObjectShape(more, required);
    }

    ObjectShape must(String name, Shape shape) {
        return may(name, shape).needs(name);
    }

    ObjectShape needs(String... names) {
        var more = new LinkedHashSet<>(required);
        Collections.addAll(more, names);
        return new ObjectShape(fields, more);
    }

    ObjectShape and(ObjectShape other) {
        var allFields = new LinkedHashMap<>(fields);
        allFields.putAll(other.fields);
        var allRequired = new LinkedHashSet<>(required);
        allRequired.addAll(other.required);
        return new ObjectShape(allFields, allRequired);
    }

    @Override
    public void check(JsonNode value, String path, boolean closed) {
        Shapes.ANY_OBJECT.check(value, path, closed);
        for (var name : required) {
            Shapes.require(value.has(name), path, "must have required property '" + name + "'");
        }
        value.properties().forEach(field -> {
            var shape = fields.get(field.getKey());
            if (shape != null) {
                shape.check(field.getValue(), path + "/" + field.getKey(), closed);
            } else {
                Shapes.require(!closed, path, "must NOT have additional properties: " + field.getKey());
            }
        });
    }
}
