package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void every_topic_that_an_alarm_tells_lets_cloudwatch_publish() {
        var policies = templates.service("AWS::SNS::TopicPolicy").all();

        assertThat(alarms.all()).isNotEmpty().allSatisfy(alarm -> {
            for (var action : List.of(
                    alarm.path("AlarmActions").path(0), alarm.path("OKActions").path(0))) {
                var statements = new ArrayList<JsonNode>();
                policies.stream()
                        .filter(policy -> policy.path("Topics").path(0).equals(action))
                        .forEach(policy ->
                                policy.path("PolicyDocument").path("Statement").forEach(statements::add));
                assertThat(statements).anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
                    assertThat(statement.path("Resource")).isEqualTo(action);
                    assertThat(statement.path("Principal").path("Service").asText())
                            .isEqualTo("cloudwatch.amazonaws.com");
                    assertThat(statement
                                    .path("Condition")
                                    .path("StringEquals")
                                    .path("aws:SourceAccount")
                                    .path("Ref")
                                    .asText())
                            .isEqualTo("AWS::AccountId");
                });
            }
        });
    }

    /** The worker answers for each message and never ends with an error of Lambda's. */
    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "MIGRATE")
    void one_error_of_a_new_version_thrown_or_in_its_log_moves_it_back_and_none_of_the_version_before(Service service) {
        var function = templates.service("AWS::Lambda::Function").all().stream()
                .filter(candidate -> candidate.path("Handler").asText().equals(service.handler()))
                .findFirst()
                .orElseThrow();
        var counted = templates.service("AWS::Logs::MetricFilter").all().stream()
                .filter(filter -> filter.path("FilterPattern")
                        .asText()
                        .equals("{ ($.level = \"ERROR\") && ($.mdc.AWSFunctionVersion = \"*\") }"))
                .filter(filter -> filter.path("LogGroupName")
                        .equals(function.path("LoggingConfig").path("LogGroup")))
                .map(filter -> filter.path("MetricTransformations").path(0))
                .findFirst()
                .orElseThrow();
        var thrown = alarm("speechcad-dev-" + service.module() + "-new-version");
        var logged = alarm("speechcad-dev-" + service.module() + "-new-version-log");

        assertThat(List.of(thrown, logged)).allSatisfy(alarm -> {
            assertThat(alarm.path("Threshold").asDouble()).isEqualTo(1);
            assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(1);
            assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        });
        assertThat(thrown.path("MetricName").asText()).isEqualTo("Errors");
        assertThat(logged.path("MetricName")).isEqualTo(counted.path("MetricName"));
        assertThat(logged.path("Namespace")).isEqualTo(counted.path("MetricNamespace"));
        assertThat(counted.path("Dimensions").path(0).path("Key").asText()).isEqualTo("Version");
        assertThat(counted.path("Dimensions").path(0).path("Value").asText()).isEqualTo("$.mdc.AWSFunctionVersion");
        assertThat(dimensions(thrown)).containsOnlyKeys("FunctionName", "Resource", "ExecutedVersion");
        assertThat(dimensions(thrown))
                .hasEntrySatisfying(
                        "Resource", alias -> assertThat(alias.toString()).contains(":live"));
        assertThat(dimensions(logged)).containsOnlyKeys("Version");
        // The version that is deployed now, and no other: what the one before still does moves nobody.
        var deployed = templates.service("AWS::Lambda::Version");
        assertThat(List.of(
                        dimensions(thrown).get("ExecutedVersion"),
                        dimensions(logged).get("Version")))
                .allSatisfy(version -> {
                    assertThat(version.path("Fn::GetAtt").path(1).asText()).isEqualTo("Version");
                    var named = deployed.at(version).path("FunctionName");
                    assertThat(templates.service("AWS::Lambda::Function").at(named))
                            .isEqualTo(function);
                });
    }

    private static Map<String, JsonNode> dimensions(JsonNode alarm) {
        var found = new HashMap<String, JsonNode>();
        alarm.path("Dimensions").forEach(each -> found.put(each.path("Name").asText(), each.path("Value")));
        return found;
    }

    private static JsonNode alarm(String name) {
        return alarms.all().stream()
                .filter(candidate -> candidate.path("AlarmName").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_function_that_the_runbook_names_is_there_by_that_name() throws IOException {
        var text = Files.readString(RUNBOOK);
        var named = new TreeSet<String>();
        Pattern.compile("--function-name speechcad-\\$STAGE-([a-z-]+)")
                .matcher(text)
                .results()
                .forEach(name -> named.add("speechcad-dev-" + name.group(1)));
        Pattern.compile("for NAME in ([a-z -]+); do\\s+FUNCTION=speechcad-\\$STAGE-\\$NAME")
                .matcher(text)
                .results()
                .flatMap(loop -> Pattern.compile(" ").splitAsStream(loop.group(1)))
                .forEach(name -> named.add("speechcad-dev-" + name));

        assertThat(named).hasSize(5);
        assertThat(templates.service("AWS::Lambda::Function").all())
                .extracting(function -> function.path("FunctionName").asText())
                .containsExactlyInAnyOrderElementsOf(named);
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

    /** A worker that may go round is never cut off; if it is, the setting is gone. */
    @Test
    void what_lambda_takes_for_a_loop_is_an_alarm() {
        var worker = templates.service("AWS::Lambda::Function").byId().entrySet().stream()
                .filter(function -> function.getValue().path("Handler").asText().equals(Service.WORKER.handler()))
                .findFirst()
                .orElseThrow();

        assertThat(alarms.all())
                .filteredOn(alarm -> alarm.path("MetricName").asText().equals("RecursiveInvocationsDropped"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/Lambda");
                    assertThat(alarm.path("Threshold").asDouble()).isEqualTo(1);
                    assertThat(dimensions(alarm))
                            .hasEntrySatisfying(
                                    "FunctionName",
                                    name -> assertThat(name.path("Ref").asText())
                                            .isEqualTo(worker.getKey()));
                });
    }

    @Test
    void a_line_that_begins_with_alarm_is_counted_wherever_it_is_said() {
        assertThat(templates.service("AWS::Logs::MetricFilter").all())
                .filteredOn(filter -> !filter.path("FilterPattern").asText().contains("$.level"))
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
