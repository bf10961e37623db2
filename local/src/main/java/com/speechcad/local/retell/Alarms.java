package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Wakes calls up. Alarms are part of the call, so that they can be set again after a restart.
 *
 * <p>A call keeps its own time: an alarm that goes off late, because the machine was busy or the clock jumped, goes off
 * as of its instant, and all that the call waits for comes to pass in the order of its instants. So a call goes the same
 * way on a slow machine as on a quick one.
 */
final class Alarms {
    private final LabClock clock;
    private final LabTimers timers;
    private final RetellSettings settings;
    private final Calls calls;
    private volatile BiConsumer<Call, Alarm> handler = (_, _) -> {};
    private volatile boolean closed;

    Alarms(LabClock clock, LabTimers timers, RetellSettings settings, Calls calls) {
        this.clock = clock;
        this.timers = timers;
        this.settings = settings;
        this.calls = calls;
    }

    /** From here on alarms go off; those of calls from before a restart are set again. */
    void start(BiConsumer<Call, Alarm> onAlarm) {
        handler = onAlarm;
        // Locked, so that what is due already does not go off before all are set.
        calls.locked(() -> calls.all().forEach(call -> call.alarms.forEach((alarm, due) -> arm(call.id, alarm, due))));
    }

    void close() {
        closed = true;
    }

    /** What the call takes for now: the instant of the alarm that has gone off, else the clock's. */
    long nowMs(Call call) {
        return call.momentMs > 0 ? call.momentMs : clock.millis();
    }

    /** @param wait of the call's own time */
    void set(Call call, Alarm alarm, Duration wait) {
        var due = nowMs(call) + settings.scaled(wait).toMillis();
        call.alarms.put(alarm, due);
        arm(call.id, alarm, due);
    }

    void cancel(Call call, Alarm... alarms) {
        for (var alarm : alarms) {
            call.alarms.remove(alarm);
        }
    }

    private void arm(String id, Alarm alarm, long due) {
        timers.at(Instant.ofEpochMilli(due), () -> goOff(id, alarm, due));
    }

    /** Brings all to pass that the call has waited for up to now, this alarm among it. */
    private void goOff(String id, Alarm alarm, long due) {
        calls.locked(() -> {
            var found = calls.find(id);
            // A call that went on meanwhile has cancelled this alarm or set it anew.
            if (closed
                    || found.isEmpty()
                    || !Long.valueOf(due).equals(found.get().alarms.get(alarm))) {
                return;
            }
            var call = found.get();
            // No alarm is set for before the one that has gone off, so that this comes to an end.
            for (var next = earliest(call); next.isPresent(); next = earliest(call)) {
                call.momentMs = next.get().getValue();
                call.alarms.remove(next.get().getKey());
                try {
                    handler.accept(call, next.get().getKey());
                } finally {
                    call.momentMs = 0;
                }
                calls.save(call);
            }
        });
    }

    private Optional<Map.Entry<Alarm, Long>> earliest(Call call) {
        var now = clock.millis();
        return call.alarms.entrySet().stream()
                .filter(waiting -> waiting.getValue() <= now)
                .min(Map.Entry.comparingByValue())
                .map(waiting -> Map.entry(waiting.getKey(), waiting.getValue()));
    }
}
