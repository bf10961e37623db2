package com.speechcad.infra;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Recordings, imports and exports. Private, encrypted; the retention task deletes, and a rule here is the net under it. */
final class FilesBucket extends Construct {
    /**
     * A day more than recordings are kept, and nothing else here is kept longer: the retention task deletes row and file,
     * this deletes what that task missed.
     */
    static final int KEPT_DAYS = 31;

    private final Bucket bucket;

    FilesBucket(Construct scope, StageSettings stage) {
        super(scope, "Files");
        var building = Bucket.Builder.create(this, "Bucket")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(stage.removal())
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .id("half-uploads")
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build(),
                        LifecycleRule.builder()
                                .id("the-net-under-retention")
                                .expiration(Duration.days(KEPT_DAYS))
                                .build()));
        if (stage.keepsData()) {
            building.serverAccessLogsBucket(accessLog(stage));
        }
        bucket = building.build();
        if (!stage.keepsData()) {
            Rules.except(
                    bucket,
                    "AwsSolutions-S1",
                    "S3 writes who read a file hours later, into a bucket that was emptied meanwhile to be deleted with its"
                            + " stage. Nobody's recordings are on a stage to try things on.");
        }
    }

    /** Who read which file, kept as long as other logs. */
    private Bucket accessLog(StageSettings stage) {
        return Bucket.Builder.create(this, "AccessLog")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(stage.removal())
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("as-long-as-other-logs")
                        .expiration(Duration.days(stage.logRetentionDays()))
                        .build()))
                .build();
    }

    /**
     * Tells the function the name. One that may not read leaves a message with a file to the worker, a second later: nobody
     * can reach what people said on the telephone through the letters of a provider.
     */
    void named(ServiceFunction function) {
        function.environment("FILES_BUCKET", bucket.getBucketName());
    }

    /** For whoever sends files to chats, or looks whether they are there. */
    void readableBy(ServiceFunction function) {
        bucket.grantRead(function.principal());
        except(function, "Action::s3:GetObject*", "Action::s3:GetBucket*", "Action::s3:List*");
    }

    /** For whoever makes them, and puts one in the place of another. */
    void writableBy(ServiceFunction function) {
        bucket.grantPut(function.principal());
        except(function, "Action::s3:Abort*");
    }

    /** For whoever forgets them when their time is over. */
    void deletableBy(ServiceFunction function) {
        bucket.grantDelete(function.principal());
        except(function, "Action::s3:DeleteObject*");
    }

    private void except(ServiceFunction function, String... actions) {
        var found = Stream.concat(Stream.of(actions), Stream.of("Resource::" + Rules.arnOf(bucket) + "/*"));
        function.exceptWildcards(
                "Every wildcard of a file grant stays inside one bucket, whose files have names made at run time.",
                found.toArray(String[]::new));
    }
}
