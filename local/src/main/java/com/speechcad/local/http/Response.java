package com.speechcad.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
public record Response(int status, Map<String, String> headers, byte[] body) {
    /** No answer at all: the connection is cut, and the caller cannot know whether its request was carried out. */
    public static final Response CUT = new Response(-1, Map.of(), new byte[0]);

    public static Response json(int status, String json) {
        return new Response(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    public static Response text(int status, String text) {
        return new Response(
                status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response html(String html) {
        return new Response(
                200, Map.of("Content-Type", "text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8));
    }

    public static Response bytes(String contentType, byte[] body) {
        return new Response(200, Map.of("Content-Type", contentType), body);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
