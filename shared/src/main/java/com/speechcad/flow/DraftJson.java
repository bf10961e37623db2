package com.speechcad.flow;

import com.speechcad.db.Json;
import jakarta.inject.Singleton;

/** How a draft lies in the database. What was written once stays readable: fields are only ever added. */
@Singleton
class DraftJson {
    private final Json json;

    DraftJson(Json json) {
        this.json = json;
    }

    String write(Draft draft) {
        return json.write(StoredDraft.of(draft));
    }

    Draft read(String written) {
        return json.read(written, StoredDraft.class).draft();
    }
}
