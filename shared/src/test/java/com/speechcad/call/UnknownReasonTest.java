package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.speechcad.lambda.LinesHeard;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A word of the provider's that nobody told us about. */
class UnknownReasonTest {
    private final Strangers world = new Strangers();
    private final LinesHeard said = new LinesHeard();

    @BeforeEach
    void listen() {
        said.start();
        root().addAppender(said);
    }

    @AfterEach
    void stop() {
        root().detachAppender(said);
        world.close();
    }

    @Test
    void is_told_once_a_call_however_often_its_end_is_told_and_read() {
        var attempt = world.dialled(Strangers.BEA);
        var ended = world.reports(attempt).ended();
        var unknown = new CallReport(
                ended.attempt(),
                ended.providerCall(),
                ended.phase(),
                ended.startedAt(),
                ended.endedAt(),
                ended.connected(),
                Optional.of("carrier_line_noise"),
                ended.recorded(),
                ended.turns(),
                ended.scrubbed(),
                ended.analysis());

        world.ana.take(unknown);
        world.ana.take(unknown);

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(said.soFar())
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains("unknown reason"))
                .containsExactly("ALARM unknown reason for the end of a call: carrier_line_noise");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
