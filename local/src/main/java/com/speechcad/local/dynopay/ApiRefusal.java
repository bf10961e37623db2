package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/** A request that is not carried out, as the server says so. */
final class ApiRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String code;
    private final transient ObjectNode more = Json.object();

    private ApiRefusal(int status, String type, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static ApiRefusal invalid(String code, String message) {
        return new ApiRefusal(400, "invalid_request_error", code, message);
    }

    static ApiRefusal key(String message) {
        return new ApiRefusal(403, "authentication_error", "api_key_invalid", message);
    }

    static ApiRefusal unknown(String message) {
        return new ApiRefusal(404, "invalid_request_error", "resource_missing", message);
    }

    static ApiRefusal conflict(String message) {
        return new ApiRefusal(409, "idempotency_error", "idempotency_key_reused", message);
    }

    /** A field beside the message. */
    ApiRefusal with(String field, Iterable<String> values) {
        var list = more.putArray(field);
        values.forEach(list::add);
        return this;
    }

    int status() {
        return status;
    }

    /** @param autumn whether the server adds its structured error */
    ObjectNode body(boolean autumn) {
        var body = Json.object();
        body.put("success", false);
        body.put("message", getMessage());
        body.setAll(more);
        if (autumn) {
            body.put("statusCode", status);
            body.putObject("error").put("type", type).put("code", code).put("message", getMessage());
        }
        return body;
    }
}
