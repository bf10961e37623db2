package com.speechcad.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.db.Queue;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;

/** Many messages at once through the real SDK, before a queue that takes some and refuses others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendAllTest {
    private static final QueueSpec BULK = new QueueSpec("bulk", Duration.ofMinutes(1), 3);

    private final LocalQueues queues = LocalQueues.start(List.of(BULK));
    private final List<Integer> batches = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private boolean down;
    private final HttpRoutes routes =
            new HttpRoutes(0).route("*", "/{path*}", this::answer).start();
    private final TestApp app = TestApp.configured(Map.of(
            "bulk.queue.url", queues.queueUrl("bulk"),
            "jobs.queue.url", queues.queueUrl("bulk"),
            "aws.endpoint.url", routes.url().toString()));
    private final Queue queue = app.all(Queue.class).stream()
            .filter(one -> !(one instanceof TestQueue))
            .findFirst()
            .orElseThrow();

    @AfterAll
    void stop() {
        app.close();
        routes.close();
        queues.close();
    }

    @BeforeEach
    void forget() {
        batches.clear();
        refused.clear();
        down = false;
        received();
    }

    @Test
    void ten_to_a_request_and_only_those_that_failed_are_named() {
        var bodies =
                IntStream.range(0, 23).mapToObj(place -> "message " + place).toList();
        refused.addAll(List.of("message 4", "message 20"));

        assertThat(queue.sendAll(Queue.Name.BULK, bodies)).containsExactly(4, 20);

        assertThat(batches).containsExactly(10, 10, 3);
        assertThat(received())
                .hasSize(21)
                .doesNotContain("message 4", "message 20")
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_sends_what_failed_again_sends_everything_once() {
        var bodies = IntStream.range(0, 12).mapToObj(place -> "piece " + place).toList();
        refused.addAll(List.of("piece 0", "piece 11"));
        var failed = queue.sendAll(Queue.Name.BULK, bodies);

        refused.clear();
        assertThat(queue.sendAll(
                        Queue.Name.BULK, failed.stream().map(bodies::get).toList()))
                .isEmpty();

        assertThat(received()).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    void without_an_answer_all_of_them_may_have_failed() {
        down = true;

        assertThat(queue.sendAll(Queue.Name.BULK, List.of("a", "b"))).containsExactly(0, 1);
        assertThat(received()).isEmpty();
    }

    /** As the service: at most ten, each id once; what it takes lies in the real queue. */
    private Response answer(Request request) {
        if (down) {
            return Response.empty(503);
        }
        var asked = Json.parse(request.body());
        var ids = new HashSet<String>();
        asked.path("Entries").forEach(entry -> ids.add(entry.path("Id").asText()));
        if (asked.path("Entries").isEmpty()
                || asked.path("Entries").size() > 10
                || ids.size() < asked.path("Entries").size()) {
            return Response.empty(400);
        }
        batches.add(asked.path("Entries").size());
        var answer = Json.object();
        var taken = answer.putArray("Successful");
        var failed = answer.putArray("Failed");
        asked.path("Entries").forEach(entry -> {
            if (refused.contains(entry.path("MessageBody").asText())) {
                failed.addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("SenderFault", false)
                        .put("Code", "InternalError")
                        .put("Message", "The request could not be processed.");
            } else {
                taken.add(took(asked, entry));
            }
        });
        return new Response(
                200,
                Map.of("Content-Type", "application/x-amz-json-1.0"),
                Json.write(answer).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode took(JsonNode asked, JsonNode entry) {
        var sent = queues.client()
                .sendMessage(message -> message.queueUrl(asked.path("QueueUrl").asText())
                        .messageBody(entry.path("MessageBody").asText()));
        return Json.object()
                .put("Id", entry.path("Id").asText())
                .put("MessageId", sent.messageId())
                .put("MD5OfMessageBody", sent.md5OfMessageBody());
    }

    /** All that lies in the queue, which is empty then. */
    private List<String> received() {
        var bodies = new ArrayList<String>();
        List<Message> messages;
        do {
            messages = queues.client()
                    .receiveMessage(ask -> ask.queueUrl(queues.queueUrl("bulk")).maxNumberOfMessages(10))
                    .messages();
            for (var message : messages) {
                bodies.add(message.body());
                queues.client()
                        .deleteMessage(
                                ask -> ask.queueUrl(queues.queueUrl("bulk")).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
        return bodies;
    }
}
