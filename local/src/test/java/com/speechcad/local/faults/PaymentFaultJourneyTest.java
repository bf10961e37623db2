package com.speechcad.local.faults;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault that the cashier's double offers. */
class PaymentFaultJourneyTest extends FaultJourney {
    @TestFactory
    Stream<DynamicTest> payments() {
        return new PaymentFaults(stage()).tests();
    }
}
