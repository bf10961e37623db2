package com.speechcad.local.queue;

import com.speechcad.local.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * SQS, played by ElasticMQ in this process. It keeps nothing over a restart and goes by the wall's clock, not the
 * stack's.
 */
public final class LocalQueues implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);

    private final SQSRestServer server;
    private final URI url;
    private final SqsClient client;

    private LocalQueues(SQSRestServer server) {
        this.server = server;
        url = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        client = SqsClient.builder()
                .endpointOverride(url)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Starts the server on any free port and makes the queues. */
    public static LocalQueues start(List<QueueSpec> specs) {
        var queues = new LocalQueues(SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .withAWSRegion(REGION)
                .withAWSAccountId(ACCOUNT)
                .start());
        specs.forEach(queues::create);
        return queues;
    }

    /** Where ElasticMQ listens. */
    public URI url() {
        return url;
    }

    /** The path of a queue's URL on whatever host answers for SQS. */
    public static String path(String queue) {
        return "/" + ACCOUNT + "/" + queue;
    }

    /** A real SDK client; closed with the queues. */
    public SqsClient client() {
        return client;
    }

    public String queueUrl(String queue) {
        return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** How many messages are visible in the queue, and how many are with a consumer. */
    public Depth depth(String queue) {
        var attributes = client.getQueueAttributes(request -> request.queueUrl(queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return new Depth(
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                count(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }

    private void create(QueueSpec spec) {
        client.createQueue(request -> request.queueName(spec.deadLetterQueue())
                .attributes(Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD, Long.toString(DEAD_LETTERS_KEPT.toSeconds()))));
        var redrive = Json.object()
                .put("deadLetterTargetArn", spec.arn() + "-dead")
                .put("maxReceiveCount", spec.maxReceiveCount());
        client.createQueue(request -> request.queueName(spec.name())
                .attributes(Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(spec.visibilityTimeout().toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        Json.write(redrive))));
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    /**
     * @param waiting visible messages
     * @param inFlight received, neither deleted nor visible again
     */
    public record Depth(int waiting, int inFlight) {}
}
