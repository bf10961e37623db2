package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.lambda.HeardLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider made two calls of one attempt, which must not happen. */
class SecondCallTest {
    private final Strangers world = new Strangers();

    @AfterEach
    void stop() {
        world.close();
    }

    /** Whoever asks the provider about it needs both; the second one is kept nowhere else. */
    @Test
    void the_alarm_names_both_calls() {
        var attempt = world.dialled(Strangers.BEA);
        var first = world.reports(attempt).started();
        world.ana.take(first);

        try (var log = HeardLog.open()) {
            world.ana.take(new CallReport(
                    first.attempt(),
                    "call_of_another_dial",
                    first.phase(),
                    first.startedAt(),
                    first.endedAt(),
                    first.connected(),
                    first.reason(),
                    first.recorded(),
                    first.turns(),
                    first.scrubbed(),
                    first.analysis()));

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("ALARM"))
                    .containsExactly("ALARM two calls of the provider for attempt " + attempt + ": "
                            + first.providerCall() + " and call_of_another_dial");
        }
    }
}
