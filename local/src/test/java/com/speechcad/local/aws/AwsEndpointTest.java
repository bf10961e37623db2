package com.speechcad.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.FileStore;
import com.speechcad.db.Queue;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.files.FileBucket;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.queue.QueueSpec;
import com.speechcad.local.scheduler.LabScheduler;
import com.speechcad.local.store.Journal;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsEndpointTest {
    private static final StaticCredentialsProvider LOCAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final LabClock clock = new LabClock();
    private final LabTimers timers = new LabTimers(clock);
    private LocalQueues queues;
    private AwsEndpoint endpoint;
    private S3Client s3;
    private SqsClient sqs;
    private SchedulerClient scheduler;

    @BeforeAll
    void start(@TempDir Path folder) {
        queues = LocalQueues.start(List.of(new QueueSpec("bulk", Duration.ofSeconds(30), 3)));
        endpoint = new AwsEndpoint(
                0,
                queues.url(),
                new LabScheduler(Journal.inMemory(), clock, timers, _ -> Optional.empty(), new Random(1)),
                new FileBucket("files", folder, Clock.systemUTC()));
        s3 = S3Client.builder()
                .endpointOverride(endpoint.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(LOCAL)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(endpoint.url())
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
        s3.close();
        sqs.close();
        scheduler.close();
        endpoint.close();
        timers.close();
        queues.close();
    }

    @Test
    void there_is_one_bucket_and_no_other() {
        s3.putObject(request -> request.bucket("files").key("there"), RequestBody.fromString("hello"));

        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        request -> request.bucket("nobucket").key("there")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("nobucket").key("there"), RequestBody.fromString("hello")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() ->
                        s3.deleteObject(request -> request.bucket("nobucket").key("there")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(request -> request.bucket("nobucket")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("nobucket")))
                .isInstanceOf(NoSuchBucketException.class);
        s3.headBucket(request -> request.bucket("files"));
    }

    @Test
    void keeps_an_object_with_its_type_until_it_is_deleted() {
        var content = new byte[200_000];
        new Random(3).nextBytes(content);
        s3.putObject(
                request -> request.bucket("files").key("1/rec/a b+ü.mp3").contentType("audio/mpeg"),
                RequestBody.fromBytes(content));

        var got = s3.getObjectAsBytes(request -> request.bucket("files").key("1/rec/a b+ü.mp3"));
        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(got.response().contentType()).isEqualTo("audio/mpeg");
        assertThat(s3.headObject(request -> request.bucket("files").key("1/rec/a b+ü.mp3"))
                        .contentLength())
                .isEqualTo(200_000);
        assertThat(s3.listObjectsV2(request -> request.bucket("files").prefix("1/rec/"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("1/rec/a b+ü.mp3");

        s3.deleteObject(request -> request.bucket("files").key("1/rec/a b+ü.mp3"));
        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket("files").key("1/rec/a b+ü.mp3")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(
                        () -> s3.headObject(request -> request.bucket("files").key("1/rec/a b+ü.mp3")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void takes_a_stream_that_is_sent_in_signed_chunks() {
        var content = "a long recording ".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        s3.putObject(
                request -> request.bucket("files").key("stream"),
                RequestBody.fromInputStream(new ByteArrayInputStream(content), content.length));

        assertThat(s3.getObjectAsBytes(request -> request.bucket("files").key("stream"))
                        .asByteArray())
                .isEqualTo(content);
    }

    @Test
    void never_leaves_its_folder() {
        s3.putObject(request -> request.bucket("files").key("../../x"), RequestBody.fromString("inside"));

        assertThat(s3.getObjectAsBytes(request -> request.bucket("files").key("../../x"))
                        .asUtf8String())
                .isEqualTo("inside");
    }

    @Test
    void lets_a_presigned_link_expire_and_refuses_an_unsigned_one() throws Exception {
        s3.putObject(request -> request.bucket("files").key("shared"), RequestBody.fromString("hello"));

        assertThat(get(presigned(Duration.ofMinutes(5))).body()).isEqualTo("hello");
        var past = presigned(Duration.ofMinutes(5)).toString().replaceAll("X-Amz-Date=\\d{8}", "X-Amz-Date=20200101");
        assertThat(get(URI.create(past)).statusCode()).isEqualTo(403);
        assertThat(get(endpoint.url().resolve("/files/shared")).statusCode()).isEqualTo(403);
    }

    /** A page of somebody else's in the browser of whoever runs the lab would reach the queues and the files. */
    @Test
    void answers_no_page_of_a_stranger() throws Exception {
        var link = presigned(Duration.ofMinutes(5));
        s3.putObject(request -> request.bucket("files").key("shared"), RequestBody.fromString("hello"));

        for (var origin : List.of("http://evil.example", "null")) {
            assertThat(get(link, "Origin", origin).statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void passes_messages_on_to_the_queues() {
        var url = endpoint.url() + LocalQueues.path("bulk");
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("dial"));

        var received = sqs.receiveMessage(request -> request.queueUrl(url)).messages();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().body()).isEqualTo("dial");
        sqs.deleteMessage(request ->
                request.queueUrl(url).receiptHandle(received.getFirst().receiptHandle()));
        assertThat(queues.depth("bulk")).isEqualTo(new LocalQueues.Depth(0, 0));
    }

    @Test
    void answers_for_the_scheduler() {
        scheduler.createScheduleGroup(request -> request.name("acme"));

        assertThat(scheduler.getScheduleGroup(request -> request.name("acme")).arn())
                .endsWith("schedule-group/acme");
    }

    @Test
    void is_where_the_functions_own_adapters_send_and_keep_things() {
        var properties = Map.<String, Object>of(
                "aws.endpoint.url", endpoint.url().toString(),
                "bulk.queue.url", endpoint.url() + LocalQueues.path("bulk"),
                "jobs.queue.url", endpoint.url() + LocalQueues.path("jobs"),
                "files.bucket", "files",
                "database.url", "jdbc:postgresql://127.0.0.1:1/none",
                "database.user", "nobody",
                "database.password", "none");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try (var context = ApplicationContext.run(properties)) {
            context.getBean(Queue.class).send(Queue.Name.BULK, "{}");
            var files = context.getBean(FileStore.class);
            files.put("1/recording", "audio/wav", new byte[] {1, 2, 3});

            assertThat(queues.depth("bulk").waiting()).isEqualTo(1);
            assertThat(files.get("1/recording")).hasValue(new byte[] {1, 2, 3});
            files.delete("1/recording");
            files.delete("1/recording");
            assertThat(files.get("1/recording")).isEmpty();
        } finally {
            queues.client().purgeQueue(request -> request.queueUrl(queues.queueUrl("bulk")));
        }
    }

    private URI presigned(Duration valid) throws Exception {
        try (var presigner = S3Presigner.builder()
                .endpointOverride(endpoint.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(LOCAL)
                .s3Client(s3)
                .build()) {
            return presigner
                    .presignGetObject(request -> request.signatureDuration(valid)
                            .getObjectRequest(GetObjectRequest.builder()
                                    .bucket("files")
                                    .key("shared")
                                    .build()))
                    .url()
                    .toURI();
        }
    }

    private static HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
