package com.speechcad.local.retell;

import java.time.Duration;

/** Ends a call, whatever it was doing. */
final class CallEnd {
    private static final Duration REPORTED_AFTER = Duration.ofMillis(500);
    private static final long DEFAULT_MAX_MS = 3_600_000;

    private final Workspace workspace;
    private final Calls calls;
    private final Alarms alarms;
    private final Faults faults;

    CallEnd(Workspace workspace, Calls calls, Alarms alarms, Faults faults) {
        this.workspace = workspace;
        this.calls = calls;
        this.alarms = alarms;
        this.faults = faults;
    }

    /** Milliseconds since the callee picked up, in the call's own time, never past the agent's limit. */
    long callMs(Call call) {
        if (call.startMs == 0) {
            return 0;
        }
        var elapsed = (alarms.nowMs(call) - call.startMs) / workspace.settings.timeScale();
        return Math.min(Math.round(elapsed), limitMs(call));
    }

    long limitMs(Call call) {
        return new CallContext(workspace, call).setting("max_call_duration_ms", DEFAULT_MAX_MS);
    }

    /** Once; later reasons do not count. The caller saves the call. */
    void end(Call call, String reason) {
        if (call.over()) {
            return;
        }
        var connected = call.startMs > 0;
        if (connected) {
            call.durationMs = reason.equals("max_duration_reached") ? limitMs(call) : callMs(call);
            call.endMs = call.startMs + call.durationMs;
            calls.cut(call, call.durationMs);
            call.recording = Workspace.newId("", 40);
            call.scrubbedRecording = Workspace.newId("", 40);
        }
        call.ringing = false;
        call.reason = faults.happens(Fault.Kind.UNKNOWN_REASON, call.to) ? "carrier_line_noise" : reason;
        call.status = Reasons.status(call.reason, connected);
        call.alarms.clear();
        alarms.set(call, Alarm.REPORT, REPORTED_AFTER);
        alarms.set(call, Alarm.ANALYSIS, REPORTED_AFTER.plus(workspace.settings.analysisDelay()));
    }
}
