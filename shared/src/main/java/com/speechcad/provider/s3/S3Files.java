package com.speechcad.provider.s3;

import com.speechcad.db.FileStore;
import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps files in the bucket that configuration names. Where it names none, what needs a file waits. */
@Singleton
@Secondary
class S3Files implements FileStore {
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);

    private final OnFirstUse<S3Client> client;
    private final String bucket;

    S3Files(
            @Property(name = "files.bucket") @Nullable String bucket,
            @Property(name = "aws.endpoint.url") @Nullable String endpoint) {
        this.bucket = Optional.ofNullable(bucket).orElse("");
        this.client = new OnFirstUse<>(() -> client(endpoint));
    }

    private static S3Client client(@Nullable String endpoint) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TO_ANSWER));
        Optional.ofNullable(endpoint)
                .filter(url -> !url.isBlank())
                .ifPresent(url -> builder.endpointOverride(URI.create(url))
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder.build();
    }

    private S3Client s3() {
        if (bucket.isBlank()) {
            throw new NotSet("FILES_BUCKET");
        }
        return client.get();
    }

    @Override
    public void put(String key, String contentType, byte[] content) {
        try {
            s3().putObject(
                            object -> object.bucket(bucket).key(key).contentType(contentType),
                            RequestBody.fromBytes(content));
        } catch (SdkException failed) {
            throw new Unreachable("the bucket takes nothing", failed);
        }
    }

    @Override
    public void put(String key, String contentType, Path file) {
        try {
            s3().putObject(
                            object -> object.bucket(bucket).key(key).contentType(contentType),
                            RequestBody.fromFile(file));
        } catch (SdkException failed) {
            throw new Unreachable("the bucket takes nothing", failed);
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(
                    s3().getObjectAsBytes(object -> object.bucket(bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw new Unreachable("the bucket gives nothing", failed);
        }
    }

    @Override
    public void delete(String key) {
        try {
            s3().deleteObject(object -> object.bucket(bucket).key(key));
        } catch (SdkException failed) {
            throw new Unreachable("the bucket deletes nothing", failed);
        }
    }
}
