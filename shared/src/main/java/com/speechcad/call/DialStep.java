package com.speechcad.call;

import com.speechcad.lawful.Dial.Calling;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a look at an account came to. */
sealed interface DialStep {
    /** That account has nothing to do now. */
    record Idle() implements DialStep {}

    /** There is no slot, or the next start has to wait: so for all who share the line. */
    record Full() implements DialStep {}

    /** Its slots are shared, and so others may be first. */
    record Shared(String line) implements DialStep {}

    /** Something was dealt with, without dialling. */
    record Passed() implements DialStep {}

    /**
     * Committed to: the provider has to be asked.
     *
     * @param calling what the gate allowed
     */
    record Dial(Dialer.Order order, Calling calling, Optional<UUID> campaign, Then then) implements DialStep {}

    /** What is known already of what comes after a dial. */
    sealed interface Then {
        record Look() implements Then {}

        /** No slot is left: whoever frees one wakes the dispatcher. */
        record Full() implements Then {}

        /** Nothing starts before that. */
        record Start(Instant at) implements Then {}
    }
}
