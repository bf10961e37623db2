package com.speechcad.local.runtime;

import java.time.Duration;

/** What became of an event handed to a runtime. */
public sealed interface Outcome {
    /** The handler's answer, as posted. */
    record Answered(byte[] payload) implements Outcome {}

    /**
     * The handler threw.
     *
     * @param report the runtime's JSON with errorMessage, errorType, stackTrace
     */
    record Failed(String errorType, String report) implements Outcome {}

    /** The runtime could not start, or its process ended. */
    record NotStarted(String errorType, String report) implements Outcome {}

    record TimedOut(Duration after) implements Outcome {}
}
