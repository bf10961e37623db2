package com.speechcad.local;

import com.speechcad.local.lambda.LambdaFunction;
import com.speechcad.local.queue.EventSource;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.queue.QueuePoller;
import com.speechcad.local.queue.QueueSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The two queues as they are deployed, and how the worker reads them. */
final class LabQueues {
    private static final List<String> NAMES = List.of("bulk", "jobs");
    private static final Duration VISIBILITY = LabFunctions.WORKER_TIMEOUT.multipliedBy(6);
    private static final int TRIES = 5;
    /** As deployed: a message that takes long keeps no other waiting. */
    private static final int BATCH = 1;

    private static final int CONCURRENCY = 2;

    private LabQueues() {}

    static LocalQueues start() {
        return LocalQueues.start(NAMES.stream()
                .map(name -> new QueueSpec(name, VISIBILITY, TRIES))
                .toList());
    }

    static List<QueuePoller> poll(LocalQueues queues, LambdaFunction worker) {
        return NAMES.stream()
                .map(name -> QueuePoller.start(queues, new EventSource(name, BATCH, CONCURRENCY, true), worker))
                .toList();
    }

    /** The names, dead-letter queues too. */
    static List<String> all() {
        return NAMES.stream()
                .flatMap(name -> List.of(name, name + "-dead").stream())
                .toList();
    }

    /** Sends what it is invoked with to the queue of this ARN. */
    static Optional<LambdaFunction> sender(LocalQueues queues, String arn) {
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        if (!arn.startsWith("arn:aws:sqs:") || !all().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(event -> {
            queues.client()
                    .sendMessage(request -> request.queueUrl(queues.queueUrl(name))
                            .messageBody(new String(event, StandardCharsets.UTF_8)));
            return new byte[0];
        });
    }
}
