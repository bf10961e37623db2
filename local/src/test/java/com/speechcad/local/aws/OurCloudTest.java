package com.speechcad.local.aws;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.files.FileBucket;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.scheduler.LabScheduler;
import com.speechcad.local.store.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ and the lab's scheduler keep the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OurCloudTest extends CloudContract {
    private static final StaticCredentialsProvider LOCAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final LabTimers timers = new LabTimers(new LabClock());
    private LocalQueues queues;
    private AwsEndpoint endpoint;
    private SqsClient sqs;
    private SchedulerClient scheduler;

    @BeforeAll
    void start(@TempDir Path folder) {
        queues = LocalQueues.start(List.of());
        endpoint = new AwsEndpoint(
                0,
                queues.url(),
                new LabScheduler(Journal.inMemory(), new LabClock(), timers, _ -> Optional.empty(), new Random(1)),
                new FileBucket("files", folder, Clock.systemUTC()));
        sqs = SqsClient.builder()
                .endpointOverride(queues.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(LOCAL)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        scheduler = SchedulerClient.builder()
                .endpointOverride(endpoint.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(LOCAL)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    void stop() {
        sqs.close();
        scheduler.close();
        endpoint.close();
        timers.close();
        queues.close();
    }

    @Override
    SqsClient sqs() {
        return sqs;
    }

    @Override
    SchedulerClient scheduler() {
        return scheduler;
    }
}
