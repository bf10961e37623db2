package com.speechcad.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Events as they were recorded, with what is of today put into their {@code @PLACES@}. */
final class Recorded {
    private Recorded() {}

    /** The text of one file, without the line break at its end. */
    static String text(String file, Map<String, String> places) {
        try (var recorded = Recorded.class.getResourceAsStream("/events/" + file)) {
            if (recorded == null) {
                throw new IllegalArgumentException("nothing recorded as " + file);
            }
            var text = new String(recorded.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (var place : places.entrySet()) {
                text = text.replace("@" + place.getKey() + "@", place.getValue());
            }
            return text;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] bytes(String file, Map<String, String> places) {
        return text(file, places).getBytes(StandardCharsets.UTF_8);
    }

    /** API Gateway's event for a letter. */
    static byte[] http(String path, Map<String, String> headers, byte[] body, boolean base64) {
        var event = (ObjectNode) Json.parse(text("http.json", Map.of()));
        event.put("rawPath", path);
        event.withObject("/requestContext/http").put("path", path);
        headers.forEach(event.withObject("/headers")::put);
        event.put("body", base64 ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        event.put("isBase64Encoded", base64);
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }
}
