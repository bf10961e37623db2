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

/** The whole journey with every fault that the doubles offer, each played at least once, in one stack. */
class FaultJourneyTest {
    @TempDir
    static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage(Lab.start(LabSettings.in(folder)));
    }

    @AfterAll
    static void stop() {
        stage.lab.close();
    }

    @TestFactory
    Stream<DynamicTest> telegram() {
        return new TelegramFaults(stage).tests();
    }

    @TestFactory
    Stream<DynamicTest> payments() {
        return new PaymentFaults(stage).tests();
    }

    @TestFactory
    Stream<DynamicTest> calls() {
        return new CallFaults(stage).tests();
    }
}
