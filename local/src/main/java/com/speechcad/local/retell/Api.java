package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** What all requests have in common: the key, the words of errors, and what shall go wrong. */
final class Api {
    private final HttpRoutes routes;
    private final String prefix;
    private final RetellSettings settings;
    private final Faults faults;
    private final RequestLog log;

    Api(HttpRoutes routes, String prefix, RetellSettings settings, Faults faults, RequestLog log) {
        this.routes = routes;
        this.prefix = prefix;
        this.settings = settings;
        this.faults = faults;
        this.log = log;
    }

    /** A request of the provider's API. */
    Api on(String method, String pattern, Handler handler) {
        routes.route(method, prefix + pattern, log.keeping(request -> answered(request, handler)));
        return this;
    }

    /** A file anyone may fetch who knows its address. */
    Api open(String pattern, Handler handler) {
        routes.route("GET", prefix + pattern, handler);
        return this;
    }

    JsonNode body(Request request, Shape shape) {
        var body = parsed(request);
        shape.check(body, "request/body", settings.strictness().refuseUnknownFields());
        return body;
    }

    static Response json(int status, JsonNode body) {
        return Response.json(status, Json.write(body));
    }

    /** What the provider's own server says about a path it does not have. */
    static Response unknown(Request request) {
        return new Response(
                404,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                ("<pre>Cannot " + request.method() + " " + request.rawPath().replace("<", "&lt;") + "</pre>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Response answered(Request request, Handler handler) throws Exception {
        var path = request.path();
        var slow = faults.take(Fault.Kind.SLOW, path);
        if (slow.isPresent()) {
            Thread.sleep(slow.get().delayMs());
        }
        Response answer;
        try {
            authorise(request);
            var throttled = faults.take(Fault.Kind.THROTTLED, path);
            if (throttled.isPresent()) {
                return throttled(throttled.get().delayMs());
            }
            if (faults.happens(Fault.Kind.PAGE, path)) {
                return unknown(request);
            }
            refuse(path, Fault.Kind.REFUSED_400, 400, Refused.UNREADABLE);
            refuse(path, Fault.Kind.FORBIDDEN, 403, "Forbidden");
            refuse(path, Fault.Kind.NOT_FOUND, settings.strictness().notFound(), Refused.NOT_FOUND);
            refuse(path, Fault.Kind.TIMED_OUT, 408, "Request timed out.");
            refuse(path, Fault.Kind.CONFLICT, 409, "The resource was changed by another request.");
            refuse(path, Fault.Kind.PAYMENT_REQUIRED, 402, Refused.TRIAL_ENDED);
            refuse(path, Fault.Kind.REFUSED_500, 500, "An unexpected server error occurred.");
            answer = handler.handle(request);
        } catch (Refused refused) {
            return error(refused);
        }
        if (faults.happens(Fault.Kind.CUT, path)) {
            return Response.CUT;
        }
        return faults.happens(Fault.Kind.LOST_500, path)
                ? error(Refused.because(500, "An unexpected server error occurred."))
                : answer;
    }

    /** @param waitMs in milliseconds, and in whole seconds; 0 says neither */
    private Response throttled(long waitMs) {
        var answer = error(Refused.because(429, Refused.THROTTLED));
        return waitMs == 0
                ? answer
                : answer.with("retry-after-ms", Long.toString(waitMs))
                        .with("Retry-After", Long.toString((waitMs + 999) / 1000));
    }

    private void authorise(Request request) {
        var given = request.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        var wanted = ("Bearer " + settings.apiKey()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, wanted)) {
            throw Refused.because(401, "API key is missing or invalid.");
        }
    }

    private void refuse(String path, Fault.Kind kind, int status, String text) {
        if (faults.happens(kind, path)) {
            throw Refused.because(status, text);
        }
    }

    private Response error(Refused refused) {
        ObjectNode body = Json.object();
        if (refused.isSchema() && settings.strictness().errorMessageForSchema()) {
            body.put("error_message", refused.text());
        } else {
            body.put("status", "error").put("message", refused.text());
        }
        return json(refused.status(), body);
    }

    private static JsonNode parsed(Request request) {
        if (request.body().length == 0) {
            return Json.object();
        }
        try {
            return Json.parse(request.body());
        } catch (IllegalArgumentException _) {
            throw Refused.because(400, Refused.UNREADABLE);
        }
    }

    /** One page of a list, as the query asks. */
    static Response page(Request request, List<ObjectNode> all, String idField) {
        var query = request.query();
        var limit = whole(query.getOrDefault("limit", "50"));
        Shapes.require(limit >= 1 && limit <= 1000, "request/query/limit", "must be >= 1 and <= 1000");
        var items = "ascending".equals(query.get("sort_order")) ? all : all.reversed();
        var after = query.getOrDefault("pagination_key", "");
        var from = 0;
        for (int i = 0; i < items.size() && !after.isEmpty(); i++) {
            if (items.get(i).path(idField).asText().equals(after)) {
                from = i + 1;
            }
        }
        return json(200, page(items, from, (int) limit, idField));
    }

    static ObjectNode page(List<ObjectNode> items, int from, int limit, String idField) {
        var until = Math.min(items.size(), from + limit);
        var page = Json.object();
        page.putArray("items").addAll(items.subList(Math.min(from, until), until));
        page.put("has_more", until < items.size());
        if (until < items.size()) {
            page.put("pagination_key", items.get(until - 1).path(idField).asText());
        }
        return page;
    }

    static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Refused.schema("request/query", "must be integer");
        }
    }
}
