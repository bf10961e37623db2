package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Wakes calls up. Alarms are part of the call, so that they can be set again after a restart. */
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

    /** @param wait of the call's own time */
    void set(Call call, Alarm alarm, Duration wait) {
        var due = clock.millis() + settings.scaled(wait).toMillis();
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

    private void goOff(String id, Alarm alarm, long due) {
        calls.locked(() -> {
            var call = calls.find(id);
            // A call that went on meanwhile has cancelled this alarm or set it anew.
            if (closed
                    || call.isEmpty()
                    || !Long.valueOf(due).equals(call.get().alarms.get(alarm))) {
                return;
            }
            call.get().alarms.remove(alarm);
            handler.accept(call.get(), alarm);
            calls.save(call.get());
        });
    }
}
