package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.UUID;

/** The same key with the same body gets the first answer again; with another body it is refused. */
final class IdempotencyKeys {
    private static final String KIND = "dynopay.idempotency";

    private final Journal journal;

    IdempotencyKeys(Journal journal) {
        this.journal = journal;
    }

    /** What makes the answer the first time. */
    interface Maker {
        String make() throws ApiRefusal;
    }

    private record Kept(String path, JsonNode body, String answer) {}

    synchronized String once(Request request, Maker maker) throws ApiRefusal {
        var key = request.header("idempotency-key").orElse("");
        if (key.isEmpty()) {
            return maker.make();
        }
        if (!isUuid(key)) {
            throw ApiRefusal.invalid("idempotency_key_invalid", "Idempotency-Key must be a UUID");
        }
        var body = Orders.body(request.body());
        var before = journal.get(KIND, key).map(kept -> Json.parse(kept, Kept.class));
        if (before.isPresent()) {
            var kept = before.orElseThrow();
            if (!kept.path().equals(request.path()) || !kept.body().equals(body)) {
                throw ApiRefusal.conflict("Idempotency-Key was already used with a different request");
            }
            return kept.answer();
        }
        var answer = maker.make();
        journal.put(KIND, key, Json.write(Json.tree(new Kept(request.path(), body, answer))));
        return answer;
    }

    private static boolean isUuid(String key) {
        try {
            return UUID.fromString(key).toString().equalsIgnoreCase(key);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
