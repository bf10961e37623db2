package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often an update goes to PostgreSQL and back before its effect is committed, and with how many statements, whatever
 * the machine does besides.
 */
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
    void a_tap_is_committed_with_its_third_round_trip_and_fifth_statement() {
        assertThat(dearest(new TapWork(rig))).isEqualTo(new Cost(3, 5));
    }

    @Test
    void a_command_is_committed_with_its_fourth_round_trip_and_sixth_statement() {
        assertThat(dearest(SaidWork.start(rig))).isEqualTo(new Cost(4, 6));
    }

    @Test
    void a_typed_name_is_committed_with_its_fourth_round_trip_and_sixth_statement() {
        assertThat(dearest(SaidWork.typed(rig))).isEqualTo(new Cost(4, 6));
    }

    @Test
    void the_end_of_a_call_is_committed_with_its_third_round_trip() {
        assertThat(dearest(new CallEndedWork(rig))).isEqualTo(new Cost(3, 13));
    }

    @Test
    void a_payment_is_committed_with_its_fourth_round_trip() {
        assertThat(dearest(new PaymentWork(rig))).isEqualTo(new Cost(4, 17));
    }

    /** Up to the commit; {@code begin} and {@code commit} are statements too. */
    private record Cost(int roundTrips, int statements) {}

    /** Once the function knows its tenant's keys, and its statements are prepared: of the last, there and back. */
    private static Cost dearest(Work work) {
        work.prepare(TRIES);
        var taken = IntStream.range(0, TRIES).mapToObj(_ -> work.once()).toList();
        return taken.subList(TRIES - 2, TRIES).stream()
                .map(sample -> new Cost(sample.roundTrips(), sample.statements()))
                .max(Comparator.comparingInt(Cost::statements))
                .orElseThrow();
    }
}
