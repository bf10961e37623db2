package com.speechcad.infra;

import static com.speechcad.infra.Resources.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkQueuesTest {
    private static Synthesised templates;
    private static Resources queues;
    private static Resources functions;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
        queues = templates.service("AWS::SQS::Queue");
        functions = templates.service("AWS::Lambda::Function");
    }

    @Test
    void both_queues_feed_the_worker_and_nothing_else_does() {
        assertThat(mappings()).extracting(WorkQueuesTest::queueName).containsExactlyInAnyOrder("Bulk", "Jobs");
        assertThat(mappings())
                .extracting(mapping -> consumer(mapping).path("Handler").asText())
                .containsOnly("com.speechcad.fn.worker.BulkIvrWorker");
    }

    @Test
    void a_message_that_takes_long_keeps_no_other_waiting_in_its_batch() {
        assertThat(mappings()).hasSize(2).allSatisfy(mapping -> {
            assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
            assertThat(mapping.path("FunctionResponseTypes"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ReportBatchItemFailures");
            assertThat(mapping.path("ScalingConfig").path("MaximumConcurrency").asInt())
                    .isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void a_message_in_work_stays_invisible_for_six_times_the_workers_timeout() {
        assertThat(mappings()).hasSize(2).allSatisfy(mapping -> {
            var timeout = consumer(mapping).path("Timeout").asInt();
            assertThat(timeout).isPositive();
            assertThat(queue(mapping).path("VisibilityTimeout").asInt()).isGreaterThanOrEqualTo(6 * timeout);
        });
    }

    /** Lambda takes a chain of more than some sixteen messages for a mistake, unless it is told that it is none. */
    @Test
    void who_consumes_what_it_sends_may_go_round_and_nobody_else_may() {
        var round = new HashSet<JsonNode>();
        for (var mapping : mappings()) {
            if (maySendTo(consumer(mapping), target(mapping.path("EventSourceArn")))) {
                round.add(consumer(mapping));
            }
        }

        assertThat(round).as("chains that go through a queue and back").isNotEmpty();
        assertThat(functions.all())
                .filteredOn(function -> function.path("RecursiveLoop").asText().equals("Allow"))
                .containsExactlyInAnyOrderElementsOf(round);
    }

    private static boolean maySendTo(JsonNode function, String queue) {
        return templates.service("AWS::IAM::Policy").all().stream()
                .filter(policy -> policy.path("Roles").findValuesAsText("Ref").contains(target(function.path("Role"))))
                .flatMap(policy ->
                        policy.path("PolicyDocument").path("Statement").valueStream())
                .filter(statement -> statement.path("Action").toString().contains("\"sqs:SendMessage\""))
                .anyMatch(statement -> statement.path("Resource").toString().contains("\"" + queue + "\""));
    }

    @Test
    void each_queue_has_a_dead_letter_queue_of_its_own_that_keeps_for_two_weeks() {
        assertThat(mappings())
                .extracting(
                        mapping -> target(queue(mapping).path("RedrivePolicy").path("deadLetterTargetArn")))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(
                                queues.at(id).path("MessageRetentionPeriod").asInt())
                        .isEqualTo(14 * 24 * 3600));
        assertThat(mappings())
                .allSatisfy(mapping -> assertThat(queue(mapping)
                                .path("RedrivePolicy")
                                .path("maxReceiveCount")
                                .asInt())
                        .isBetween(3, 10));
    }

    @Test
    void every_queue_is_encrypted_and_there_is_no_other() {
        assertThat(queues.all())
                .hasSize(5)
                .allSatisfy(
                        queue -> assertThat(queue.path("SqsManagedSseEnabled").asBoolean())
                                .isTrue());
    }

    private static Collection<JsonNode> mappings() {
        return templates.service("AWS::Lambda::EventSourceMapping").all();
    }

    private static String queueName(JsonNode mapping) {
        return target(mapping.path("EventSourceArn")).substring(0, 4);
    }

    private static JsonNode queue(JsonNode mapping) {
        return queues.at(target(mapping.path("EventSourceArn")));
    }

    private static JsonNode consumer(JsonNode mapping) {
        // By the function's name and the alias's, both taken from the alias.
        var named = Pattern.compile("\"Ref\":\"(\\w+)\"")
                .matcher(mapping.path("FunctionName").toString());
        assertThat(named.find()).isTrue();
        assertThat(mapping.path("FunctionName").toString()).contains(":live");
        var alias = templates.service("AWS::Lambda::Alias").at(named.group(1));
        return functions.at(target(alias.path("FunctionName")));
    }
}
