package com.speechcad.db;

import java.time.Instant;
import java.util.Optional;

/** Does one kind of job. It may be run twice: what it does is idempotent by the job's subject. See {@link GivesUp}. */
public interface JobHandler {
    String kind();

    /**
     * Runs outside of any transaction and opens its own.
     *
     * @throws com.speechcad.kernel.Unreachable to be tried again, later and later
     */
    Outcome run(Job job);

    /** Whether it is tried for as long as it takes after such a failure: nothing else would set its person free. */
    default boolean isTriedForEver(RuntimeException failure) {
        return false;
    }

    /** Whose campaign the work is, for the lines of the log. */
    default Optional<String> campaign(Job job) {
        return Optional.empty();
    }

    /** How it went. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** Not finished: again at that instant, without counting as a failure. */
        record Again(Instant at) implements Outcome {}

        /** Never again; an operator sees the reason. */
        record Refused(String reason) implements Outcome {}
    }
}
