package com.speechcad.flow;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How a draft lies in the database. What was written once stays readable: fields are only ever added. */
@Singleton
class DraftJson {
    private final ObjectMapper json;

    DraftJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Draft draft) {
        try {
            return json.writeValueAsString(StoredDraft.of(draft));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Draft read(String written) {
        try {
            var stored = json.readValue(written, StoredDraft.class);
            if (stored == null) {
                throw new IllegalStateException("an empty draft");
            }
            return stored.draft();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
