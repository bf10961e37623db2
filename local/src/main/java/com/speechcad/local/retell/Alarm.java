package com.speechcad.local.retell;

/** What a call waits for. Each is kept with the call, so that a restart finds it again. */
enum Alarm {
    /** The phone begins to ring. */
    RING,
    /** The scripted callee picks up, or the call fails. */
    PICK_UP,
    /** Nobody answered. */
    RING_OUT,
    /** The agent opens the conversation. */
    BEGIN,
    /** The agent has said its sentence. */
    SPOKEN,
    /** No further key came in time. */
    DIGITS,
    /** Time to ask whether the callee is still there. */
    REMINDER,
    /** Too long a silence. */
    SILENCE,
    /** The agent's limit of a call. */
    MAX_DURATION,
    /** The scripted callee does its next thing. */
    ACT,
    /** The scripted callee hangs up. */
    HANG_UP,
    /** The end is reported. */
    REPORT,
    /** The analysis is ready. */
    ANALYSIS
}
