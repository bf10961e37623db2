package com.speechcad.local.faults;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault that Telegram's double offers. */
class TelegramFaultJourneyTest extends FaultJourney {
    @TestFactory
    Stream<DynamicTest> telegram() {
        return new TelegramFaults(stage()).tests();
    }
}
