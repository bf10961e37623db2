package com.speechcad.local.gateway;

import com.speechcad.local.lambda.LambdaFunction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the HTTP API.
 *
 * @param method {@code ANY} or one method
 * @param pattern segments, some of them {@code {name}}
 */
public record GatewayRoute(String method, String pattern, LambdaFunction function) {
    String key() {
        return method + " " + pattern;
    }

    /** What the placeholders matched; empty when this is another route's request. */
    Optional<Map<String, String>> match(String asked, String rawPath) {
        var wanted = pattern.split("/", -1);
        var segments = rawPath.split("/", -1);
        if (segments.length != wanted.length || !(method.equals("ANY") || method.equals(asked))) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !segments[i].isEmpty()) {
                var name = wanted[i].substring(1, wanted[i].length() - 1);
                variables.put(name, URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!wanted[i].equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
