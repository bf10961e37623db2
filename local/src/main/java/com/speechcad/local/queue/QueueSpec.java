package com.speechcad.local.queue;

import java.time.Duration;

/**
 * A queue and its dead-letter queue, which is called {@code name-dead}.
 *
 * @param visibilityTimeout how long a received message stays hidden; at least six times the consumer's timeout
 * @param maxReceiveCount after so many receptions a message goes to the dead-letter queue
 */
public record QueueSpec(String name, Duration visibilityTimeout, int maxReceiveCount) {
    public String deadLetterQueue() {
        return name + "-dead";
    }

    public String arn() {
        return "arn:aws:sqs:" + LocalQueues.REGION + ":" + LocalQueues.ACCOUNT + ":" + name;
    }
}
