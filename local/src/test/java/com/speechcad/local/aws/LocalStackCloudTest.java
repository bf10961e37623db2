package com.speechcad.local.aws;

import static org.testcontainers.containers.localstack.LocalStackContainer.Service.SQS;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** LocalStack keeps the contract too: a second opinion. Skipped, and said to be, where no container engine is. */
@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackCloudTest extends CloudContract {
    @Container
    private static final LocalStackContainer STACK = new LocalStackContainer(
                    DockerImageName.parse("localstack/localstack:3.8.1"))
            .withServices(SQS, LocalStackContainer.EnabledService.named("scheduler"));

    private SqsClient sqs;
    private SchedulerClient scheduler;

    @BeforeAll
    void connect() {
        var key = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(STACK.getAccessKey(), STACK.getSecretKey()));
        sqs = SqsClient.builder()
                .endpointOverride(STACK.getEndpoint())
                .region(Region.of(STACK.getRegion()))
                .credentialsProvider(key)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        scheduler = SchedulerClient.builder()
                .endpointOverride(STACK.getEndpoint())
                .region(Region.of(STACK.getRegion()))
                .credentialsProvider(key)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    void disconnect() {
        sqs.close();
        scheduler.close();
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
