package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often an update goes to PostgreSQL and back before its effect is committed, whatever the machine does besides. */
class RoundTripsTest {
    /** Until the driver prepares its statements on the server, which can cost round trips of its own. */
    private static final int TRIES = 12;

    @TempDir
    private static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() {
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        rig = Rig.start(folder.resolve("bench"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void a_tap_is_committed_with_its_third_round_trip() {
        assertThat(roundTrips(new TapWork(rig))).isEqualTo(3);
    }

    @Test
    void the_end_of_a_call_is_committed_with_its_third_round_trip() {
        assertThat(roundTrips(new CallEndedWork(rig))).isEqualTo(3);
    }

    @Test
    void a_payment_is_committed_with_its_fourth_round_trip() {
        assertThat(roundTrips(new PaymentWork(rig))).isEqualTo(4);
    }

    /** Once the function knows its tenant's keys, and its statements are prepared. */
    private static int roundTrips(Work work) {
        work.prepare(TRIES);
        var last = 0;
        for (int i = 0; i < TRIES; i++) {
            last = work.once().roundTrips();
        }
        return last;
    }
}
