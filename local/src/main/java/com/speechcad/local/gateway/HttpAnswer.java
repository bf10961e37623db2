package com.speechcad.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a function's answer says over HTTP. Header names in lower case. */
record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    static HttpAnswer message(int status, String message) {
        var json = Json.write(Json.object().put("message", message));
        return new HttpAnswer(
                status, Map.of("content-type", List.of("application/json")), json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads format 2.0; JSON without a status code is a body by itself.
     *
     * @throws IllegalArgumentException when it is no answer at all
     */
    static HttpAnswer read(byte[] answer) {
        var json = Json.parse(answer);
        if (!json.path("statusCode").isIntegralNumber()) {
            return new HttpAnswer(200, Map.of("content-type", List.of("application/json")), answer);
        }
        var headers = new LinkedHashMap<String, List<String>>();
        json.path("multiValueHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), texts(header.getValue())));
        json.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        var cookies = texts(json.path("cookies"));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        headers.putIfAbsent("content-type", List.of("text/plain;charset=UTF-8"));
        return new HttpAnswer(json.path("statusCode").asInt(), headers, body(json));
    }

    private static byte[] body(JsonNode json) {
        var text = json.path("body").asText("");
        if (json.path("body").isNull()) {
            return new byte[0];
        }
        return json.path("isBase64Encoded").asBoolean(false)
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }
}
