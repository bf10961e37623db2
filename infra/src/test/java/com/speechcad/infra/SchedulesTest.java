package com.speechcad.infra;

import static com.speechcad.infra.Resources.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static Synthesised templates;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
    }

    @Test
    void every_task_has_its_rhythm_and_its_input() {
        assertThat(schedules())
                .extracting(schedule -> schedule.path("ScheduleExpression").asText() + " "
                        + schedule.path("Target").path("Input").asText())
                .hasSameSizeAs(Task.values())
                .contains(
                        "rate(1 minute) {\"task\":\"deliver-outbox\"}",
                        "rate(1 minute) {\"task\":\"dispatch\"}",
                        "rate(1 minute) {\"task\":\"expire-holds\"}",
                        "rate(1 minute) {\"task\":\"expire-leases\"}",
                        "rate(1 minute) {\"task\":\"expire-invoices\"}",
                        "rate(1 minute) {\"task\":\"settle-missed\"}",
                        "rate(1 minute) {\"task\":\"measure\"}",
                        "rate(1 minute) {\"task\":\"start-campaigns\"}",
                        "rate(10 minutes) {\"task\":\"billing-notices\"}",
                        "rate(5 minutes) {\"task\":\"fold-balances\"}",
                        "rate(1 hour) {\"task\":\"renew-subscriptions\"}",
                        "rate(10 minutes) {\"task\":\"prove-books\"}",
                        "rate(1 hour) {\"task\":\"sync-numbers\"}",
                        "cron(47 2 * * ? *) {\"task\":\"reconcile-payments\"}",
                        "rate(10 minutes) {\"task\":\"retention\"}");
    }

    @Test
    void every_schedule_calls_the_cron_function_and_is_on() {
        var functions = templates.service("AWS::Lambda::Function");

        var aliases = templates.service("AWS::Lambda::Alias");
        assertThat(schedules()).hasSameSizeAs(Task.values()).allSatisfy(schedule -> {
            var called = target(
                    aliases.at(target(schedule.path("Target").path("Arn"))).path("FunctionName"));
            assertThat(functions.at(called).path("Handler").asText()).isEqualTo("com.speechcad.fn.cron.BillingCron");
            assertThat(schedule.path("State").asText()).isEqualTo("ENABLED");
            assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Etc/UTC");
        });
    }

    @Test
    void what_could_not_be_delivered_or_was_refused_is_kept() {
        var queues = templates.service("AWS::SQS::Queue");

        assertThat(schedules())
                .hasSameSizeAs(Task.values())
                .extracting(schedule ->
                        target(schedule.path("Target").path("DeadLetterConfig").path("Arn")))
                .containsOnly(failures())
                .allSatisfy(id -> assertThat(queues.ids()).contains(id));
    }

    @Test
    void what_the_scheduler_handed_over_is_not_begun_much_later() {
        var limits = templates.service("AWS::Lambda::EventInvokeConfig").only();

        assertThat(limits.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(15 * 60);
        assertThat(limits.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
    }

    /** A name that the template fixes can be given once: what stayed behind would refuse the next stage. */
    @Test
    void the_group_of_one_time_schedules_goes_with_its_stage() {
        assertThat(templates.whole("service", "AWS::Scheduler::ScheduleGroup"))
                .singleElement()
                .satisfies(group ->
                        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete"));
    }

    @Test
    void the_group_of_one_time_schedules_and_their_role_are_known_to_the_worker_that_makes_them_and_to_nobody_else() {
        var group = templates
                .service("AWS::Scheduler::ScheduleGroup")
                .only()
                .path("Name")
                .asText();
        var variables = variables("BulkIvrWorker");
        assertThat(variables.path("SCHEDULER_GROUP").asText()).isNotEmpty().isEqualTo(group);
        assertThat(target(variables.path("SCHEDULER_ROLE_ARN")))
                .isEqualTo(target(first().path("Target").path("RoleArn")));
        assertThat(variables.path("SCHEDULER_TARGET_ARN").toString()).contains(":lambda:", ":function:");
        assertThat(target(variables.path("SCHEDULER_DEAD_LETTER_ARN"))).isEqualTo(failures());
        for (var handler : new String[] {"TelegramFunction", "RetellFunction", "DynopayFunction", "BillingCron"}) {
            assertThat(variables(handler).toString()).contains("STAGE").doesNotContain("SCHEDULER_");
        }
    }

    @Test
    void the_target_of_one_time_schedules_is_the_cron_functions_alias_by_name() {
        var name = function("BillingCron").path("FunctionName").asText();

        assertThat(name).isNotEmpty();
        assertThat(variables("BulkIvrWorker").path("SCHEDULER_TARGET_ARN").toString())
                .endsWith(":function:" + name + ":live\"]]}");
    }

    @Test
    void only_the_scheduler_can_be_that_role() {
        var role = templates
                .service("AWS::IAM::Role")
                .at(target(first().path("Target").path("RoleArn")));

        assertThat(role.path("AssumeRolePolicyDocument").path("Statement"))
                .hasSize(1)
                .allSatisfy(statement -> assertThat(
                                statement.path("Principal").path("Service").asText())
                        .isEqualTo("scheduler.amazonaws.com"));
    }

    private static Collection<JsonNode> schedules() {
        return templates.service("AWS::Scheduler::Schedule").all();
    }

    private static JsonNode first() {
        return schedules().iterator().next();
    }

    private static JsonNode variables(String handler) {
        return function(handler).path("Environment").path("Variables");
    }

    /** The queue the cron function itself gives up to. */
    private static String failures() {
        return target(function("BillingCron").path("DeadLetterConfig").path("TargetArn"));
    }

    private static JsonNode function(String handler) {
        return templates.service("AWS::Lambda::Function").all().stream()
                .filter(function -> function.path("Handler").asText().endsWith("." + handler))
                .findFirst()
                .orElseThrow();
    }
}
