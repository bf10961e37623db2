package com.speechcad.call;

import static com.speechcad.call.Strangers.BEA;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law counts how often a telephone rang, not how often we failed to make it ring. */
class CountedDialsTest {
    private final Strangers world = new Strangers();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_telephone_that_rang_counts() {
        var attempt = world.dialled(BEA);
        world.ana.take(world.reports(attempt).unanswered());

        assertThat(world.rung(BEA)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNREACHABLE", "PROVIDER_OFF", "PROVIDER_REFUSED"})
    void what_the_provider_never_took_counts_for_nobody(EndReason reason) {
        world.provider.next = new Dialer.Dialled.Refused(reason);
        var attempt = world.dialled(BEA);
        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);

        assertThat(world.rung(BEA)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"concurrency_limit_reached", "no_concurrency_fallback", "no_valid_payment"})
    void what_the_provider_took_and_did_not_ring_counts_for_nobody(String reason) {
        var attempt = world.dialled(BEA);
        world.ana.take(notConnected(attempt, reason));

        assertThat(world.found(attempt).reason()).contains(reason);
        assertThat(world.rung(BEA)).isZero();
    }

    @Test
    void one_that_was_never_placed_counts_only_when_it_turns_out_that_it_was() {
        world.provider.next = new Dialer.Dialled.Uncertain();
        var attempt = world.dialled(BEA);
        assertThat(world.rung(BEA)).as("it may be ringing").isOne();
        world.settleMissed(Duration.ofMinutes(3));
        world.settleMissed(Duration.ofMinutes(9));
        assertThat(world.found(attempt).reason()).contains("never_placed");
        assertThat(world.rung(BEA)).isZero();

        world.ana.take(world.reports(attempt).ended(Reports.keys("1").toArray(CallReport.Turn[]::new)));

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(world.rung(BEA)).isOne();
    }

    private CallReport notConnected(UUID attempt, String reason) {
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.NOT_CONNECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ZERO),
                Optional.of(reason),
                false,
                List.of(),
                List.of(),
                Optional.empty());
    }
}
