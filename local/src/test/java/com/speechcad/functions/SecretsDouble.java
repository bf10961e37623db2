package com.speechcad.functions;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets Manager's {@code GetSecretValue}, as the SDK speaks it; or an outage of it. */
final class SecretsDouble implements AutoCloseable {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private final HttpRoutes routes =
            new HttpRoutes(0).route("POST", "/{path*}", this::answer).start();

    /** For {@code AWS_ENDPOINT_URL}. */
    String url() {
        return routes.url().toString();
    }

    SecretsDouble put(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    /** From now on it answers nobody, or everybody again. */
    void away(boolean isAway) {
        away = isAway;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        routes.close();
    }

    private Response answer(Request request) {
        if (!request.header("x-amz-target").orElse("").equals("secretsmanager.GetSecretValue")) {
            return Response.text(501, "only secrets here");
        }
        asked.incrementAndGet();
        var name = Json.parse(request.body()).path("SecretId").asText();
        var value = secrets.get(name);
        if (away) {
            return Response.json(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not now\"}");
        }
        if (value == null) {
            return Response.json(400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no such secret\"}");
        }
        return Response.json(200, Json.write(Json.object().put("Name", name).put("SecretString", value)));
    }
}
