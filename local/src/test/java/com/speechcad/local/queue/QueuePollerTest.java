package com.speechcad.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePollerTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(1);

    private LocalQueues queues;

    @BeforeAll
    void start() {
        queues = LocalQueues.start(List.of(
                new QueueSpec("event", VISIBILITY, 3),
                new QueueSpec("partial", VISIBILITY, 5),
                new QueueSpec("dead", VISIBILITY, 2),
                new QueueSpec("odd", VISIBILITY, 2),
                new QueueSpec("busy", Duration.ofSeconds(30), 3)));
    }

    @AfterAll
    void stop() {
        queues.close();
    }

    @Test
    void hands_over_the_event_lambda_would() {
        var events = new CopyOnWriteArrayList<JsonNode>();
        queues.client()
                .sendMessage(request -> request.queueUrl(queues.queueUrl("event"))
                        .messageBody("{\"row\":7}")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("contact")
                                        .build())));

        try (var _ = poll("event", 10, 1, event -> {
            events.add(Json.parse(event));
            return new byte[0];
        })) {
            eventually(() -> events.size() == 1);
        }

        var record = events.getFirst().path("Records").path(0);
        assertThat(record.path("body").asText()).isEqualTo("{\"row\":7}");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:event");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(record.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
        assertThat(record.path("messageAttributes")
                        .path("kind")
                        .path("stringValue")
                        .asText())
                .isEqualTo("contact");
        assertThat(record.path("messageId").asText()).isNotBlank();
        assertThat(record.path("receiptHandle").asText()).isNotBlank();
        assertThat(queues.depth("event")).isEqualTo(new LocalQueues.Depth(0, 0));
    }

    @Test
    void brings_back_only_the_messages_that_failed() {
        var seen = new ConcurrentHashMap<String, Integer>();
        for (var body : List.of("a", "b", "c")) {
            send("partial", body);
        }

        try (var _ = poll("partial", 10, 1, event -> {
            var failures = Json.array();
            for (var record : Json.parse(event).path("Records")) {
                var times = seen.merge(record.path("body").asText(), 1, Integer::sum);
                if (record.path("body").asText().equals("b") && times == 1) {
                    failures.addObject()
                            .put("itemIdentifier", record.path("messageId").asText());
                }
            }
            return utf8(Json.write(Json.object().set("batchItemFailures", failures)));
        })) {
            eventually(() -> seen.getOrDefault("b", 0) == 2);
            eventually(() -> queues.depth("partial").equals(new LocalQueues.Depth(0, 0)));
        }

        assertThat(seen).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2, "c", 1));
    }

    @Test
    void moves_what_always_fails_to_the_dead_letter_queue() {
        var times = new AtomicInteger();
        send("dead", "poison");

        try (var _ = poll("dead", 10, 1, _ -> {
            times.incrementAndGet();
            throw new FunctionError("java.lang.IllegalStateException", "poison");
        })) {
            eventually(() -> queues.depth("dead-dead").waiting() == 1);
        }

        assertThat(times).hasValue(2);
    }

    @Test
    void takes_an_answer_it_cannot_read_for_a_failure_of_the_whole_batch() {
        var times = new AtomicInteger();
        send("odd", "one");

        try (var _ = poll("odd", 10, 1, _ -> {
            times.incrementAndGet();
            return utf8("{\"batchItemFailures\":[{\"id\":\"misnamed\"}]}");
        })) {
            eventually(() -> queues.depth("odd-dead").waiting() == 1);
        }

        assertThat(times).hasValue(2);
    }

    @Test
    void never_hands_over_more_batches_at_once_than_it_may() throws InterruptedException {
        var running = new AtomicInteger();
        var done = new CountDownLatch(6);
        var release = new CountDownLatch(1);
        for (int i = 0; i < 6; i++) {
            send("busy", "call " + i);
        }

        try (var _ = poll("busy", 1, 2, _ -> {
            running.incrementAndGet();
            await(release);
            done.countDown();
            return new byte[0];
        })) {
            eventually(() -> running.get() == 2);
            var watchedUntil = System.nanoTime() + Duration.ofMillis(500).toNanos();
            eventually(() -> {
                assertThat(running).hasValue(2);
                return System.nanoTime() > watchedUntil;
            });
            release.countDown();
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private QueuePoller poll(String queue, int batchSize, int concurrency, LambdaFunction function) {
        return QueuePoller.start(queues, new EventSource(queue, batchSize, concurrency, true), function);
    }

    private void send(String queue, String body) {
        queues.client()
                .sendMessage(request -> request.queueUrl(queues.queueUrl(queue)).messageBody(body));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
