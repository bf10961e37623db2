package com.speechcad.infra;

import static com.speechcad.infra.Alarms.MINUTE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Which figures are watched, from when on they are an alarm, and where the runbook speaks of it. */
final class Watch extends Construct {
    private static final String NAMESPACE = "Speechcad";
    private static final String VERSION = "Version";

    private final StageSettings stage;
    private final Alarms alarms;
    private final Board board;

    @Nullable
    private IAlarm door;

    Watch(Construct scope, StageSettings stage, Optional<String> email) {
        super(scope, "Watch");
        this.stage = stage;
        alarms = new Alarms(this, stage, email);
        board = new Board(this, stage);
    }

    /** Refusals, errors, slowness, and whatever the function itself calls an alarm in its log. */
    void function(Service service, ServiceFunction watched) {
        var function = watched.itself();
        var name = service.module();
        var thrown = function.metricErrors(sum());
        var logged = errorLines(service, watched);
        var throttles = function.metricThrottles(sum());
        var longest = function.metricDuration(
                MetricOptions.builder().period(MINUTE).statistic("max").build());
        var typical = function.metricDuration(
                MetricOptions.builder().period(MINUTE).statistic("p50").build());
        var said = said(service, watched);
        // Two, and not one of their sum: a formula takes a figure that comes late for none, and would never go off.
        alarms.atLeast(name + "-errors", "a-function-fails", thrown, 1, 3);
        alarms.atLeast(name + "-error-lines", "a-function-fails", logged, 1, 3);
        alarms.atLeast(name + "-throttled", "a-function-is-throttled", throttles, 1, 3);
        alarms.atLeast(
                name + "-slow",
                "a-function-is-slow",
                longest,
                0.8 * service.timeout().toMilliseconds().doubleValue(),
                3);
        alarms.atLeast(name + "-alarm", "the-product-raises-an-alarm", said, 1, 1);
        board.row(
                name,
                List.of(invocations(function), throttles),
                List.of(typical, longest),
                List.of(thrown, logged, said));
    }

    /**
     * What moves a new version back: an error that Lambda counts, and a line of its log that is one, because the worker
     * answers for each message and a task for each row, so that neither ends with an error of Lambda's. Both are the new
     * version's own, and one is enough. So does a webhook that answers 5xx, which is no error of its function.
     */
    List<IAlarm> newVersion(Service service, ServiceFunction watched) {
        var section = "a-deployment-is-moved-back";
        var name = service.module() + "-new-version";
        var all = new ArrayList<IAlarm>();
        all.add(alarms.atLeast(name, section, errorsOfVersion(watched), 1, 1));
        all.add(alarms.atLeast(name + "-log", section, errorLinesOfVersion(service, watched), 1, 1));
        if (service.isWebhook() && door != null) {
            all.add(door);
        }
        return List.copyOf(all);
    }

    /** What the product itself counts, in its log lines. */
    void business() {
        new ProductFigures(alarms, board, stage).watch();
    }

    /** No scheduled task for ten minutes: the sweeps that everything late relies on have stopped. */
    void clock(ServiceFunction cron) {
        alarms.below("clock-stopped", "the-clock-has-stopped", invocations(cron.itself()), 1, 10);
    }

    /** Lambda has cut a chain of messages off, although this function may go round: work went to the dead letters. */
    void rounds(Service service, ServiceFunction watched) {
        var cutOff = watched.itself().metric("RecursiveInvocationsDropped", sum());
        alarms.atLeast(service.module() + "-cut-off", "work-is-cut-off", cutOff, 1, 1);
    }

    /** Work that waits too long, and work that was given up. */
    void queue(String name, WorkQueue watched) {
        var age = watched.queue()
                .metricApproximateAgeOfOldestMessage(
                        MetricOptions.builder().period(MINUTE).statistic("max").build());
        alarms.atLeast(name + "-behind", "a-queue-is-behind", age, 300, 5);
        var lost = failures(name, watched.failures());
        board.row(name, List.of(visible(watched.queue())), List.of(age), List.of(lost));
    }

    /** One message is enough: somebody has to look at it. */
    Metric failures(String name, Queue deadLetters) {
        var lost = visible(deadLetters);
        alarms.atLeast(name + "-dead-letters", "dead-letters", lost, 1, 1);
        return lost;
    }

    /** What providers see of us. */
    void api(HttpApi api) {
        var failed = api.metricServerError(sum());
        var slow = api.metricLatency(
                MetricOptions.builder().period(MINUTE).statistic("p99").build());
        door = alarms.atLeast("webhooks-fail", "webhooks-fail", failed, 5, 3);
        board.row(
                "webhooks",
                List.of(api.metricCount(sum())),
                List.of(slow),
                List.of(failed, api.metricClientError(sum())));
    }

    /** Passwords that are not renewed grow old unseen: one failure is enough. */
    void renewals(List<String> functions) {
        functions.forEach(name -> alarms.atLeast(
                name.substring(name.indexOf("renew-")) + "-failed",
                "a-password-is-not-renewed",
                Metric.Builder.create()
                        .namespace("AWS/Lambda")
                        .metricName("Errors")
                        .dimensionsMap(Map.of("FunctionName", name))
                        .period(MINUTE)
                        .statistic("sum")
                        .build(),
                1,
                1));
    }

    /** Processor, room and connections of PostgreSQL, and what its machine borrows. */
    void database(PostgresServer database) {
        new DatabaseFigures(alarms, board, stage.database()).watch(database);
    }

    /** All alarms at the top of the dashboard. To be called last. */
    void finish() {
        board.alarms(alarms.all());
    }

    Alarms alarms() {
        return alarms;
    }

    Board board() {
        return board;
    }

    /** Lines of the log that begin with ALARM: the product found what should not be, and changed nothing. */
    private Metric said(Service service, ServiceFunction watched) {
        return lines(service, watched, "said", "alarms", "$.formattedMessage", "ALARM*");
    }

    /** Lines of the log of the level ERROR, whatever they say. */
    private Metric errorLines(Service service, ServiceFunction watched) {
        return lines(service, watched, "failed", "errors", "$.level", "ERROR");
    }

    /** Of calls through the alias that met the version that is deployed now. */
    private static Metric errorsOfVersion(ServiceFunction watched) {
        var function = watched.itself();
        return function.metricErrors(sum())
                .with(MetricOptions.builder()
                        .dimensionsMap(Map.of(
                                "FunctionName", function.getFunctionName(),
                                "Resource", function.getFunctionName() + ":" + ServiceFunction.ALIAS,
                                "ExecutedVersion", function.getCurrentVersion().getVersion()))
                        .build());
    }

    /** Those of the version that is deployed now; a line says in its own words which version wrote it. */
    private Metric errorLinesOfVersion(Service service, ServiceFunction watched) {
        var id = service.name().toLowerCase(Locale.ROOT);
        var version = "$.mdc.AWSFunctionVersion";
        return MetricFilter.Builder.create(this, id + "-failed-by-version")
                .logGroup(watched.logs())
                .filterPattern(FilterPattern.all(
                        FilterPattern.stringValue("$.level", "=", "ERROR"),
                        FilterPattern.stringValue(version, "=", "*")))
                .metricNamespace(NAMESPACE)
                .metricName("errors-by-version-" + stage.name() + "-" + id)
                .metricValue("1")
                .dimensions(Map.of(VERSION, version))
                .build()
                .metric(sum())
                .with(MetricOptions.builder()
                        .dimensionsMap(Map.of(
                                VERSION, watched.itself().getCurrentVersion().getVersion()))
                        .build());
    }

    private Metric lines(
            Service service, ServiceFunction watched, String filter, String figure, String field, String value) {
        var id = service.name().toLowerCase(Locale.ROOT);
        return MetricFilter.Builder.create(this, id + "-" + filter)
                .logGroup(watched.logs())
                .filterPattern(FilterPattern.stringValue(field, "=", value))
                .metricNamespace(NAMESPACE)
                .metricName(figure + "-" + stage.name() + "-" + id)
                .metricValue("1")
                // A figure without a value would be none in a formula, and nothing would be seen of what it is added
                // to.
                .defaultValue(0)
                .build()
                .metric(sum());
    }

    private static Metric invocations(Function function) {
        return function.metricInvocations(sum());
    }

    private static Metric visible(Queue queue) {
        return queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().period(MINUTE).statistic("max").build());
    }

    private static MetricOptions sum() {
        return MetricOptions.builder().period(MINUTE).statistic("sum").build();
    }
}
