package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");

    private static Synthesised templates;
    private static Resources alarms;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
        alarms = templates.service("AWS::CloudWatch::Alarm");
    }

    @Test
    void every_alarm_reaches_somebody_and_names_a_section_of_the_runbook_that_exists() throws IOException {
        var sections = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());

        assertThat(alarms.all()).hasSizeGreaterThan(25).allSatisfy(alarm -> {
            var description = alarm.path("AlarmDescription").asText();
            assertThat(description).startsWith("What to do: docs/runbook.md#");
            assertThat(sections).contains(description.substring(description.indexOf('#') + 1));
            assertThat(alarm.path("AlarmActions")).hasSize(1);
            assertThat(alarm.path("OKActions")).hasSize(1);
        });
    }

    @Test
    void every_function_is_watched_for_errors_throttling_slowness_and_its_own_alarms() {
        for (var service : Service.SERVING) {
            assertThat(names())
                    .contains(
                            "speechcad-dev-" + service.module() + "-errors",
                            "speechcad-dev-" + service.module() + "-throttled",
                            "speechcad-dev-" + service.module() + "-slow",
                            "speechcad-dev-" + service.module() + "-alarm");
        }
    }

    @Test
    void one_message_in_any_dead_letter_queue_is_an_alarm() {
        var queues = templates.service("AWS::SQS::Queue");
        var watched = alarms.all().stream()
                .filter(alarm -> alarm.path("AlarmName").asText().endsWith("-dead-letters"))
                .toList();

        assertThat(watched)
                .hasSize(3)
                .allSatisfy(
                        alarm -> assertThat(alarm.path("Threshold").asDouble()).isEqualTo(1.0))
                .extracting(alarm ->
                        Resources.target(alarm.path("Dimensions").path(0).path("Value")))
                .containsExactlyInAnyOrderElementsOf(queues.ids().stream()
                        .filter(id -> id.contains("DeadLetters"))
                        .toList());
    }

    @Test
    void a_line_that_begins_with_alarm_is_counted_wherever_it_is_said() {
        assertThat(templates.service("AWS::Logs::MetricFilter").all())
                .hasSize(Service.SERVING.size())
                .allSatisfy(filter -> assertThat(filter.path("FilterPattern").asText())
                        .isEqualTo("{ $.formattedMessage = \"ALARM*\" }"));
    }

    @Test
    void silence_of_the_clock_is_an_alarm_too() {
        assertThat(alarms.all())
                .filteredOn(alarm -> alarm.path("AlarmName").asText().endsWith("clock-stopped"))
                .hasSize(1)
                .allSatisfy(alarm -> {
                    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
                    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(10);
                });
    }

    @Test
    void the_dashboard_shows_every_function_and_queue() {
        var board = templates.service("AWS::CloudWatch::Dashboard").only().toString();

        for (var service : Service.SERVING) {
            assertThat(board).contains("### " + service.module());
        }
        assertThat(board).contains("### bulk", "### jobs", "### webhooks", "### database");
    }

    @Test
    void all_instances_together_fit_into_the_connections_of_the_database() {
        for (var name : List.of("dev", "prod")) {
            var stage = StageSettings.of(name);
            var functions =
                    Synthesised.stage(name).service("AWS::Lambda::Function").all();
            assertThat(functions).hasSize(5);
            assertThat(functions.stream()
                            .mapToInt(function -> function.path("ReservedConcurrentExecutions")
                                    .asInt())
                            .sum())
                    .isBetween(5, stage.database().connections() - 10);
        }
    }

    private static List<String> names() {
        return alarms.all().stream()
                .map((JsonNode alarm) -> alarm.path("AlarmName").asText())
                .toList();
    }
}
