package com.speechcad.local.queue;

import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.LambdaFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's event source mapping for a queue. What succeeded is deleted; what failed shows up again when its visibility
 * timeout is over, and the queue itself moves it to the dead-letter queue in the end.
 */
public final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final int POLL_SECONDS = 1;
    private static final int PATIENCE_SECONDS = 35;

    private final LocalQueues queues;
    private final SqsClient client;
    private final EventSource source;
    private final LambdaFunction function;
    private final String queueUrl;
    private final Semaphore room;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private QueuePoller(LocalQueues queues, EventSource source, LambdaFunction function) {
        this.queues = queues;
        this.client = queues.client();
        this.source = source;
        this.function = function;
        this.queueUrl = queues.queueUrl(source.queue());
        this.room = new Semaphore(source.maximumConcurrency());
    }

    /** Polls from now on until it is closed. */
    public static QueuePoller start(LocalQueues queues, EventSource source, LambdaFunction function) {
        var poller = new QueuePoller(queues, source, function);
        poller.threads.execute(poller::poll);
        return poller;
    }

    public EventSource source() {
        return source;
    }

    public LocalQueues.Depth depth() {
        return queues.depth(source.queue());
    }

    /** Begins to close: no more messages are asked for. Several that are told before any is closed end at once. */
    public void takeNoMore() {
        closing.countDown();
    }

    /** Takes no more messages, and returns when the batches with the function are done. */
    @Override
    public void close() {
        takeNoMore();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            while (closing.getCount() > 0) {
                // Received only when there is room: a waiting message's visibility timeout would run down.
                if (room.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                    hand(receive());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(List<Message> batch) {
        if (batch.isEmpty()) {
            room.release();
            return;
        }
        try {
            threads.execute(() -> finish(batch));
        } catch (RejectedExecutionException _) {
            // Received while closing: handled here, since close() waits for this thread too.
            finish(batch);
        }
    }

    private void finish(List<Message> batch) {
        try {
            process(batch);
        } finally {
            room.release();
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return client.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(source.batchSize())
                            .waitTimeSeconds(POLL_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException broken) {
            LOG.warn("queue {} cannot be read: {}", source.queue(), broken.getMessage());
            closing.await(POLL_SECONDS, TimeUnit.SECONDS);
            return List.of();
        }
    }

    private void process(List<Message> batch) {
        var failures = invoke(batch);
        if (failures.isEmpty()) {
            return;
        }
        var failed = failures.orElseThrow();
        var done = batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        if (!done.isEmpty()) {
            delete(done);
        }
    }

    private Optional<Set<String>> invoke(List<Message> batch) {
        try {
            var answer = function.invoke(SqsEvents.event(batch, source.queue()));
            if (!source.reportsBatchItemFailures()) {
                return Optional.of(Set.of());
            }
            return SqsEvents.failures(
                    answer, batch.stream().map(Message::messageId).collect(Collectors.toSet()));
        } catch (FunctionError failed) {
            LOG.warn("a batch of {} from {} failed: {}", batch.size(), source.queue(), failed.errorType());
            return Optional.empty();
        }
    }

    private void delete(List<Message> done) {
        client.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                .entries(done.stream()
                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                .id(message.messageId())
                                .receiptHandle(message.receiptHandle())
                                .build())
                        .toList()));
    }
}
