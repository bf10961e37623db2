package com.speechcad.flow;

import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft as JSON. Every field but {@code steps} came later, so that it may be missing. */
@Serdeable
record StoredDraft(
        List<StoredStep> steps,
        @Nullable List<Default> defaults,
        @Nullable String voice,
        @Nullable String task) {

    /** A list keeps the author's order, which an object in jsonb does not. */
    @Serdeable
    record Default(String name, String value) {}

    static StoredDraft of(Draft draft) {
        return new StoredDraft(
                draft.steps().stream().map(StoredStep::of).toList(),
                draft.defaults().isEmpty()
                        ? null
                        : draft.defaults().entrySet().stream()
                                .map(one -> new Default(one.getKey(), one.getValue()))
                                .toList(),
                draft.voice().orElse(null),
                draft.task().orElse(null));
    }

    Draft draft() {
        Map<String, String> values = new LinkedHashMap<>();
        Optional.ofNullable(defaults).orElse(List.of()).forEach(one -> values.put(one.name(), one.value()));
        return new Draft(
                steps.stream().map(StoredStep::step).toList(),
                values,
                Optional.ofNullable(voice),
                Optional.ofNullable(task));
    }
}
