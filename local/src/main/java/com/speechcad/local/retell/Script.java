package com.speechcad.local.retell;

import java.time.Duration;

/** When a scripted callee does its next thing. */
final class Script {
    private static final Duration THINKS = Duration.ofSeconds(1);

    private Script() {}

    /** The agent waits for the callee. */
    static void prompted(Call call, Alarms alarms) {
        if (call.callee instanceof Callee.Answers script
                && call.acts < script.acts().size()) {
            alarms.set(call, Alarm.ACT, THINKS);
        }
    }

    /** The agent waits without limit: the callee of a long call is not asked whether it is there. */
    static boolean isPatient(Call call) {
        return call.callee instanceof Callee.LongCall;
    }
}
