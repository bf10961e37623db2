package com.speechcad.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class FiguresTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Figures.LOGGER);

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Figures figures =
            new Figures("dev", Clock.fixed(Instant.ofEpochMilli(1_790_000_000_123L), ZoneOffset.UTC));

    @BeforeEach
    void listen() {
        heard.start();
        LOGGER.addAppender(heard);
    }

    @AfterEach
    void stop() {
        LOGGER.detachAppender(heard);
    }

    @Test
    void a_figure_is_one_line_that_cloudwatch_reads_as_a_metric() throws IOException {
        figures.say(Figure.OUTBOX_AGE, 17);

        var line = only();
        assertThat(at(line, "OutboxAge").getLongValue()).isEqualTo(17);
        assertThat(at(line, "Stage").getStringValue()).isEqualTo("dev");
        assertThat(at(line, "_aws", "Timestamp").getLongValue()).isEqualTo(1_790_000_000_123L);
        var metrics = at(line, "_aws", "CloudWatchMetrics", 0);
        assertThat(at(metrics, "Namespace").getStringValue()).isEqualTo("Speechcad");
        assertThat(at(metrics, "Metrics", 0, "Name").getStringValue()).isEqualTo("OutboxAge");
        assertThat(at(metrics, "Metrics", 0, "Unit").getStringValue()).isEqualTo("Seconds");
        assertThat(at(metrics, "Dimensions", 0, 0).getStringValue()).isEqualTo("Stage");
    }

    @Test
    void a_kind_is_a_second_dimension_and_cannot_break_the_line() throws IOException {
        figures.say(Figure.REFUSED_BY_RULE, "DO_NOT_CALL\",\"x\":\"", 1);

        var line = only();
        assertThat(at(line, "By").getStringValue()).isEqualTo("do_not_call---x---");
        assertThat(at(line, "RefusedByRule").getLongValue()).isEqualTo(1);
        assertThat(at(line, "_aws", "CloudWatchMetrics", 0, "Dimensions").size())
                .isEqualTo(2);
    }

    @Test
    void every_figure_has_a_name_of_its_own() {
        assertThat(Figure.values()).hasSize(10).extracting(Figure::metric).doesNotHaveDuplicates();
    }

    @Test
    void what_a_line_is_about_ends_with_the_work_and_goes_back_to_what_it_was() {
        try (var _ = About.the(About.Whose.TENANT, 7)) {
            assertThat(MDC.get("tenant")).isEqualTo("7");
            try (var _ = About.the(About.Whose.TENANT, "8\n+1")) {
                assertThat(MDC.get("tenant")).isEqualTo("8??1");
            }
            assertThat(MDC.get("tenant")).isEqualTo("7");
        }
        assertThat(MDC.get("tenant")).isNull();
    }

    private JsonNode only() throws IOException {
        assertThat(heard.list).hasSize(1);
        return Objects.requireNonNull(
                JsonMapper.createDefault().readValue(heard.list.getFirst().getFormattedMessage(), JsonNode.class));
    }

    /** @param path names of fields and places in lists */
    private static JsonNode at(JsonNode node, Object... path) {
        var here = node;
        for (var step : path) {
            var next = step instanceof Integer place ? here.get(place) : here.get((String) step);
            here = Objects.requireNonNull(next, () -> "nothing at " + step);
        }
        return here;
    }
}
