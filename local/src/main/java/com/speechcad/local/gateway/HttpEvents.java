package com.speechcad.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes the event of payload format 2.0. */
final class HttpEvents {
    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final boolean everythingBase64;

    HttpEvents(Clock clock, boolean everythingBase64) {
        this.clock = clock;
        this.everythingBase64 = everythingBase64;
    }

    byte[] event(HttpExchange exchange, GatewayRoute route, Map<String, String> pathParameters, byte[] body) {
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var headers = headers(exchange);
        var cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", route.key())
                .put("rawPath", uri.getRawPath())
                .put("rawQueryString", query);
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(line -> List.of(line.split("; ?")).forEach(list::add));
        }
        put(event, "headers", headers);
        if (!query.isEmpty()) {
            put(event, "queryStringParameters", joined(query));
        }
        event.set("requestContext", context(exchange, route, headers));
        if (!pathParameters.isEmpty()) {
            put(event, "pathParameters", pathParameters);
        }
        putBody(event, headers, body);
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    private void putBody(ObjectNode event, Map<String, String> headers, byte[] body) {
        var encoded = body.length > 0 && (everythingBase64 || isBinary(headers));
        if (body.length > 0) {
            event.put(
                    "body",
                    encoded ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", encoded);
    }

    /** Text, JSON, XML and JavaScript travel as text unless they are compressed; everything else as base64. */
    private static boolean isBinary(Map<String, String> headers) {
        var type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        var text = type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || type.startsWith("application/javascript");
        return !text || headers.containsKey("content-encoding");
    }

    private ObjectNode context(HttpExchange exchange, GatewayRoute route, Map<String, String> headers) {
        var host = headers.getOrDefault("host", "localhost");
        var context = Json.object()
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("domainName", host)
                .put("domainPrefix", "local");
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", exchange.getRequestURI().getRawPath())
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                .put("userAgent", headers.getOrDefault("user-agent", ""));
        return context.put("requestId", UUID.randomUUID().toString())
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("time", CLF.format(clock.instant()))
                .put("timeEpoch", clock.millis());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie")) {
                headers.put(lower, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", exchange.getRemoteAddress().getAddress().getHostAddress());
        headers.putIfAbsent("x-forwarded-proto", "http");
        headers.put(
                "x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
        return headers;
    }

    private static Map<String, String> joined(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            parameters.merge(name, value, (one, other) -> one + "," + other);
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode event, String field, Map<String, String> values) {
        var object = event.putObject(field);
        values.forEach(object::put);
    }
}
