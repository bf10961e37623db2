package com.speechcad.local.http;

import com.speechcad.local.json.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The last requests that a double was asked, refused ones too, as lines of JSON with the same names for all of them: {@code
 * time}, {@code method}, {@code path} with its query, {@code headers} without secrets, {@code body}, {@code status} (-1 where
 * the connection was cut).
 */
public final class RequestLog {
    private static final int KEPT = 2_000;
    /** Characters of a body. */
    private static final int LONGEST = 20_000;

    private static final Set<String> SECRET = Set.of("authorization", "x-api-key");

    private final Clock clock;
    private final UnaryOperator<String> shown;
    private final Deque<String> lines = new ArrayDeque<>();

    public RequestLog(Clock clock) {
        this(clock, path -> path);
    }

    /** @param shown how a path is written where it has a secret in it */
    public RequestLog(Clock clock, UnaryOperator<String> shown) {
        this.clock = clock;
        this.shown = shown;
    }

    /** The same, and each of its requests is kept with the status that was answered. */
    public Handler keeping(Handler handler) {
        return request -> {
            var at = clock.instant();
            var response = handler.handle(request);
            var line = Json.object()
                    .put("time", at.toString())
                    .put("method", request.method())
                    .put("path", shown.apply(request.rawPath()) + query(request));
            var headers = line.putObject("headers");
            request.headers().forEach((name, value) -> headers.put(name, SECRET.contains(name) ? "***" : value));
            var body = request.text();
            line.put("body", body.length() > LONGEST ? body.substring(0, LONGEST) : body);
            add(Json.write(line.put("status", response.status())));
            return response;
        };
    }

    /** All of them, the oldest first. */
    public Response answer() {
        return Response.text(200, text()).with("Content-Type", "application/x-ndjson");
    }

    /** All of them, each with a line break after it. */
    public synchronized String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String query(Request request) {
        return request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }
}
