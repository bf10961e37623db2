package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/** The last requests, as JSON lines: time, method, path, headers without secrets, body, status. */
final class RequestLog {
    private static final int KEPT = 2_000;
    private static final int LONGEST = 20_000;

    private final LabClock clock;
    private final Deque<String> lines = new ArrayDeque<>();

    RequestLog(LabClock clock) {
        this.clock = clock;
    }

    Response kept(Request request, Callable<Response> answer) throws Exception {
        var at = clock.instant();
        var response = answer.call();
        var line = Json.object();
        line.put("time", at.toString())
                .put("method", request.method())
                .put("path", request.rawPath() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()));
        var headers = line.putObject("headers");
        request.headers().forEach((name, value) -> headers.put(name, name.equals("authorization") ? "***" : value));
        var body = request.text();
        line.put("body", body.length() > LONGEST ? body.substring(0, LONGEST) : body);
        line.put("status", response.status());
        add(Json.write(line));
        return response;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }
}
