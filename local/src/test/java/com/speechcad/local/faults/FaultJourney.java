package com.speechcad.local.faults;

import com.speechcad.local.Lab;
import com.speechcad.local.MigratedLab;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole journey with every fault that a double offers, each played at least once, in one stack. */
abstract class FaultJourney {
    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void start() {
        lab = MigratedLab.start(folder);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    Stage stage() {
        return new Stage(lab);
    }
}
