package com.speechcad.local.dynopay;

import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.time.Clock;

/** So many requests a minute. The first request opens the minute. */
final class RateLimit {
    private final Clock clock;
    private long resetsAt;
    private int used;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /** Where the caller stands after this request; below zero it is refused. */
    record Standing(int limit, int remaining, long resetsAtEpochSecond, long secondsLeft) {
        Response refusal() {
            var body = Json.object();
            body.put("error", "Too Many Requests");
            body.put("message", "Too many requests, please try again later.");
            body.put("retryAfter", secondsLeft);
            return on(Response.json(429, Json.write(body))).with("Retry-After", Long.toString(secondsLeft));
        }

        Response on(Response answer) {
            return answer.with("X-RateLimit-Limit", Integer.toString(limit))
                    .with("X-RateLimit-Remaining", Integer.toString(Math.max(remaining, 0)))
                    .with("X-RateLimit-Reset", Long.toString(resetsAtEpochSecond));
        }
    }

    synchronized Standing take(int limit) {
        var now = clock.instant().getEpochSecond();
        if (now >= resetsAt) {
            resetsAt = now + 60;
            used = 0;
        }
        used++;
        return new Standing(limit, limit - used, resetsAt, resetsAt - now);
    }
}
