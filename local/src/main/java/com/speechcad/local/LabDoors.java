package com.speechcad.local;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.scheduler.LabScheduler;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * The stack's own back doors:
 *
 * <pre>
 * POST /sim/clock               {"jump": "PT1H"}                                       -> {now}
 * GET  /sim/clock                                                                      -> {now}
 * POST /sim/scheduler/now       {"name": "sync-numbers"}: that recurring task runs once more, now
 * GET  /sim/scheduler/schedules                                                        -> [as GetSchedule]
 * POST /sim/scheduler/faults    {"kind": "late", "by": "PT5M"} or "twice" or "lost": the next firing suffers it
 * GET  /sim/scheduler/faults                                                           -> [those that wait for a firing]
 * DELETE /sim/scheduler/faults  the next firings suffer nothing
 * </pre>
 */
public final class LabDoors {
    private final LabClock clock;
    private final LabScheduler scheduler;

    public LabDoors(LabClock clock, LabScheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Adds its routes. */
    public void mount(HttpRoutes routes) {
        routes.route("GET", "/sim/clock", _ -> now())
                .route("POST", "/sim/clock", this::jump)
                .route(
                        "GET",
                        "/sim/scheduler/schedules",
                        _ -> Response.json(200, Json.write(Json.array().addAll(scheduler.describe()))))
                .route("POST", "/sim/scheduler/now", this::run)
                .route("POST", "/sim/scheduler/faults", this::fault)
                .route("GET", "/sim/scheduler/faults", _ -> faults())
                .route("DELETE", "/sim/scheduler/faults", _ -> {
                    scheduler.clearFaults();
                    return faults();
                });
    }

    private Response now() {
        return Response.json(
                200, Json.write(Json.object().put("now", clock.instant().toString())));
    }

    private Response jump(Request request) {
        try {
            var by = Duration.parse(Json.parse(request.body()).path("jump").asText());
            if (by.isNegative()) {
                return wrong("the clock jumps ahead only");
            }
            clock.jump(by);
            return now();
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return wrong("wanted: {\"jump\":\"PT1H\"}");
        }
    }

    private Response run(Request request) {
        try {
            var name = Json.parse(request.body()).path("name").asText();
            return scheduler.now(name) ? Response.json(200, "{}") : wrong("no schedule is called '" + name + "'");
        } catch (IllegalArgumentException unreadable) {
            return wrong("wanted: {\"name\":\"sync-numbers\"}");
        }
    }

    private Response faults() {
        return Response.json(200, Json.write(Json.array().addAll(scheduler.faults())));
    }

    private Response fault(Request request) {
        try {
            scheduler.fault(Json.parse(request.body()));
            return Response.json(200, "{}");
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return wrong("wanted: {\"kind\":\"late\",\"by\":\"PT5M\"}, or kind twice or lost");
        }
    }

    private static Response wrong(String why) {
        return Response.json(400, Json.write(Json.object().put("error", why)));
    }
}
