package com.speechcad.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came over the wire.
 *
 * @param path decoded, without the query
 * @param rawPath as sent, still percent-encoded
 * @param rawQuery as sent, or the empty string
 * @param headers names in lower case; a repeated header keeps its first value
 * @param body the exact bytes
 * @param variables what the route's placeholders matched, decoded
 */
public record Request(
        String method,
        String path,
        String rawPath,
        String rawQuery,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> variables) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What a placeholder of the route matched; a name the route does not have is a bug. */
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The query, decoded; of a repeated name the last value counts. */
    public Map<String, String> query() {
        return Forms.decode(rawQuery);
    }
}
