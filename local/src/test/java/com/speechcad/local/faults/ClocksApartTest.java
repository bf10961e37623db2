package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.speechcad.lambda.LinesHeard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The functions' clock is not that of the providers. */
class ClocksApartTest extends FaultJourney {
    private static final Duration STEP = Duration.ofSeconds(2);

    @Test
    void with_its_clock_ten_minutes_ahead_every_letter_is_refused_and_the_call_is_settled_and_charged_once() {
        var stage = stage().jumping(Duration.ofSeconds(5));
        var ana = new Person(stage, 7190, "Ana");
        var way = new Way(ana)
                .comesIn()
                .sharesTheOwnNumber()
                .topsUp(25)
                .buildsAFlow()
                .publishes();
        var line = new Line(ana).does(Line.OBLIGING);
        var said = new LinesHeard();
        said.start();
        root().addAppender(said);
        try {
            stage.lab.functionsClock().setOffset(Duration.ofMinutes(10));
            way.confirmsACall();
            line.isOver(STEP);
            stage.until(() -> "a letter was refused", () -> answers(said).contains("401"));

            assertThat(answers(said)).as("Retell's letters").isNotEmpty().containsOnly("401");
            assertThat(line.newestState()).isEqualTo("ENDED agent_hangup");
            assertThat(line.calls()).hasSize(1);
            stage.everythingIsDone();
            assertThat(stage.number("select count(*) from receipt")).isEqualByComparingTo("1");
        } finally {
            root().detachAppender(said);
        }
    }

    /** What Retell's letters were answered with. */
    private static List<String> answers(LinesHeard said) {
        return said.soFar().stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.matches("retell \\d+ bytes -> .*"))
                .map(line -> line.replaceAll(".* -> (\\d+) .*", "$1"))
                .toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
