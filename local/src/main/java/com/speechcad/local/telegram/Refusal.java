package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import org.jspecify.annotations.Nullable;

/** What Telegram says no with. Thrown from anywhere below a method, answered as the envelope with its code. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final transient @Nullable ObjectNode parameters;

    private Refusal(int code, String description, @Nullable ObjectNode parameters) {
        super(description, null, false, false);
        this.code = code;
        this.parameters = parameters;
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, null);
    }

    /** 400, with the first letter of the reason as Telegram writes it. */
    static Refusal badRequest(String reason) {
        return of(400, "Bad Request: " + reason);
    }

    static Refusal unparsable(String reason) {
        return badRequest("can't parse entities: " + reason);
    }

    static Refusal tooMany(long retryAfterSeconds) {
        return new Refusal(
                429,
                "Too Many Requests: retry after " + retryAfterSeconds,
                Json.object().put("retry_after", retryAfterSeconds));
    }

    static Refusal migrated(long toChatId) {
        return new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Json.object().put("migrate_to_chat_id", toChatId));
    }

    int code() {
        return code;
    }

    ObjectNode envelope() {
        var envelope = Json.object().put("ok", false).put("error_code", code).put("description", getMessage());
        if (parameters != null) {
            envelope.set("parameters", parameters);
        }
        return envelope;
    }
}
