package com.speechcad.provider.sqs;

import com.speechcad.db.Queue;
import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends to the two queues that configuration names. One that it does not name takes nothing, as if it were away: the rows
 * stay, and what is due is sent by the sweep once there is an address.
 */
@Singleton
@Secondary
class SqsQueue implements Queue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsQueue.class);
    private static final int MOST_IN_A_BATCH = 10;
    private static final Duration MOST_DELAY = Duration.ofMinutes(15);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private final OnFirstUse<SqsClient> sqs;
    private final Map<Name, String> addresses = new EnumMap<>(Name.class);

    SqsQueue(
            @Property(name = "bulk.queue.url") @Nullable String bulk,
            @Property(name = "jobs.queue.url") @Nullable String jobs,
            @Property(name = "aws.endpoint.url") @Nullable String endpoint) {
        named(Name.BULK, bulk);
        named(Name.JOBS, jobs);
        this.sqs = new OnFirstUse<>(() -> client(endpoint));
    }

    private static SqsClient client(@Nullable String endpoint) {
        var builder = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TO_ANSWER));
        Optional.ofNullable(endpoint)
                .filter(url -> !url.isBlank())
                .ifPresent(url -> builder.endpointOverride(URI.create(url))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder.build();
    }

    @Override
    public void prepare() {
        var _ = sqs.get();
    }

    @Override
    public void reach(Name queue) {
        var address = address(queue);
        try {
            sqs.get()
                    .getQueueAttributes(question -> question.queueUrl(address)
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        } catch (SdkException failed) {
            throw new Unreachable("the queue " + queue + " does not answer", failed);
        }
    }

    @Override
    public void send(Name queue, String body) {
        sendLater(queue, body, Duration.ZERO);
    }

    private void named(Name queue, @Nullable String address) {
        if (address != null && !address.isBlank()) {
            addresses.put(queue, address);
        }
    }

    @Override
    public void sendLater(Name queue, String body, Duration delay) {
        var address = address(queue);
        var seconds = Math.min(MOST_DELAY.toSeconds(), delay.plusMillis(999).toSeconds());
        try {
            sqs.get()
                    .sendMessage(message ->
                            message.queueUrl(address).messageBody(body).delaySeconds(Math.toIntExact(seconds)));
        } catch (SdkException failed) {
            throw new Unreachable("the queue " + queue + " takes nothing", failed);
        }
    }

    @Override
    public List<Integer> sendAll(Name queue, List<String> bodies) {
        if (!addresses.containsKey(queue)) {
            return IntStream.range(0, bodies.size()).boxed().toList();
        }
        var failed = new ArrayList<Integer>();
        for (int first = 0; first < bodies.size(); first += MOST_IN_A_BATCH) {
            failed.addAll(sendBatch(queue, bodies, first, Math.min(bodies.size(), first + MOST_IN_A_BATCH)));
        }
        return List.copyOf(failed);
    }

    /** The answer names those that failed; without an answer, all of them may have. */
    private List<Integer> sendBatch(Name queue, List<String> bodies, int first, int end) {
        var places = IntStream.range(first, end).boxed().toList();
        try {
            var answer = sqs.get()
                    .sendMessageBatch(batch -> batch.queueUrl(address(queue))
                            .entries(places.stream()
                                    .map(place -> SendMessageBatchRequestEntry.builder()
                                            .id(Integer.toString(place))
                                            .messageBody(bodies.get(place))
                                            .build())
                                    .toList()));
            return answer.failed().stream()
                    .map(entry -> Integer.valueOf(entry.id()))
                    .toList();
        } catch (SdkException failed) {
            LOG.warn("the queue {} takes nothing: {}", queue, failed.toString());
            return places;
        }
    }

    private String address(Name queue) {
        var address = addresses.get(queue);
        if (address == null) {
            throw new NotSet(queue + "_QUEUE_URL");
        }
        return address;
    }
}
