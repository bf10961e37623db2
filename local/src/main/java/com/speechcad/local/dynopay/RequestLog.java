package com.speechcad.local.dynopay;

import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Set;

/** What the simulator was asked, as lines of JSON, without keys. */
final class RequestLog {
    private static final int KEPT = 2_000;
    private static final Set<String> SECRET = Set.of("x-api-key", "authorization");

    private final Clock clock;
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Request request, Response answer) {
        var line = Json.object();
        line.put("time", Events.iso(clock.instant()));
        line.put("method", request.method());
        line.put("path", request.path());
        var headers = line.putObject("headers");
        request.headers().forEach((name, value) -> {
            if (!SECRET.contains(name)) {
                headers.put(name, value);
            }
        });
        line.put("body", request.text());
        line.put("status", answer.status());
        lines.add(Json.write(line));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    synchronized String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
