package com.speechcad.local.faults;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault that the telephone's double and the scheduler offer. */
class CallFaultJourneyTest extends FaultJourney {
    @TestFactory
    Stream<DynamicTest> calls() {
        return new CallFaults(stage()).tests();
    }
}
