package com.speechcad.local.faults;

import com.speechcad.local.Lab;
import com.speechcad.local.LabSettings;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The whole journey with every fault that the telephone's double and the scheduler offer, each played at least once, in one stack. */
class CallFaultJourneyTest {
    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Lab.start(LabSettings.in(folder));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @TestFactory
    Stream<DynamicTest> calls() {
        return new CallFaults(new Stage(lab)).tests();
    }
}
