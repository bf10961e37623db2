package com.speechcad.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the next firings suffer, one each, in the order they were asked for. Survives a restart. */
final class SchedulerFaults {
    private static final String KIND = "scheduler.faults";
    private static final String WAITING = "waiting";

    private final Journal journal;
    private final Deque<SchedulerFault> waiting = new ArrayDeque<>();

    SchedulerFaults(Journal journal) {
        this.journal = journal;
        journal.get(KIND, WAITING).map(Json::parse).ifPresent(all -> all.forEach(one -> waiting.add(read(one))));
    }

    synchronized void add(SchedulerFault fault) {
        waiting.add(fault);
        save();
    }

    synchronized void clear() {
        waiting.clear();
        save();
    }

    synchronized List<SchedulerFault> waiting() {
        return List.copyOf(waiting);
    }

    /** Uses up the first. */
    synchronized Optional<SchedulerFault> take() {
        var first = Optional.ofNullable(waiting.poll());
        if (first.isPresent()) {
            save();
        }
        return first;
    }

    /** @throws IllegalArgumentException when there is no such fault */
    static SchedulerFault read(JsonNode asked) {
        return switch (asked.path("kind").asText()) {
            case "late" ->
                new SchedulerFault.Late(Duration.parse(asked.path("by").asText("PT5M")));
            case "twice" -> new SchedulerFault.Twice();
            case "lost" -> new SchedulerFault.Lost();
            default -> throw new IllegalArgumentException("no such fault");
        };
    }

    static JsonNode written(SchedulerFault fault) {
        return switch (fault) {
            case SchedulerFault.Late(var by) ->
                Json.object().put("kind", "late").put("by", by.toString());
            case SchedulerFault.Twice _ -> Json.object().put("kind", "twice");
            case SchedulerFault.Lost _ -> Json.object().put("kind", "lost");
        };
    }

    private void save() {
        var all = Json.array();
        waiting.forEach(fault -> all.add(written(fault)));
        journal.put(KIND, WAITING, Json.write(all));
    }
}
