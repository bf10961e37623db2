package com.speechcad.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A queue of references to rows, and the dead-letter queue of what failed too often. The rows are the truth: a lost
 * message is sent again by the sweep, so nothing here is kept when the stack goes.
 */
final class WorkQueue extends Construct {
    /** Waiting for capacity is no failure; five real ones are a message somebody has to look at. */
    private static final int TRIES = 5;

    /**
     * Each message has a limit of its own, and the function one for all that it was handed: of ten that a slow provider keeps
     * waiting it is killed in the middle, and all ten are away for as long as a message in work is. One costs more calls of
     * the function, and no more of its time.
     */
    private static final int BATCH = 1;

    private final Queue queue;
    private final Queue deadLetters;

    WorkQueue(Construct scope, String name, Service consumer) {
        super(scope, name);
        deadLetters = deadLetters(this);
        queue = encrypted("Queue")
                .visibilityTimeout(consumer.visibility())
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(TRIES)
                        .build())
                .build();
    }

    /** A queue that only keeps what failed elsewhere, for as long as SQS keeps anything. */
    static Queue deadLetters(Construct scope) {
        var deadLetters = Queue.Builder.create(scope, "DeadLetters")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Rules.except(deadLetters, "Serverless-SQSRedrivePolicy", "This is where the others redrive to.");
        return deadLetters;
    }

    /** What waits to be done. */
    Queue queue() {
        return queue;
    }

    /** What failed too often. */
    Queue failures() {
        return deadLetters;
    }

    /** Feeds the function, which answers for each message of a batch on its own. */
    void feed(ServiceFunction worker, int concurrency) {
        worker.entrance()
                .addEventSource(SqsEventSource.Builder.create(queue)
                        .batchSize(BATCH)
                        .reportBatchItemFailures(true)
                        .maxConcurrency(concurrency)
                        .build());
        Rules.except(
                worker.entrance(),
                "Serverless-LambdaEventSourceMappingDestination",
                "An on-failure destination is for streams; a queue's failed messages go to its dead-letter queue.");
    }

    /** Lets the function send, and tells it where under the variable. */
    void sendableBy(ServiceFunction function, String variable) {
        queue.grantSendMessages(function.principal());
        function.environment(variable, queue.getQueueUrl());
    }

    private Queue.Builder encrypted(String id) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
    }
}
