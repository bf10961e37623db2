package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DataStackTest {
    private static Synthesised dev;
    private static Synthesised prod;

    @BeforeAll
    static void synthesise() {
        dev = Synthesised.stage("dev");
        prod = Synthesised.stage("prod");
    }

    @Test
    void the_database_is_postgresql_17_encrypted_and_not_public() {
        for (var stage : new Synthesised[] {dev, prod}) {
            var database = only(stage, "AWS::RDS::DBInstance");
            assertThat(database.path("Engine").asText()).isEqualTo("postgres");
            assertThat(database.path("EngineVersion").asText()).startsWith("17");
            assertThat(database.path("StorageEncrypted").asBoolean()).isTrue();
            assertThat(database.path("PubliclyAccessible").asBoolean(true)).isFalse();
            assertThat(database.path("BackupRetentionPeriod").asInt()).isPositive();
        }
    }

    @Test
    void the_database_is_in_subnets_without_a_way_out() {
        var subnets = only(dev, "AWS::RDS::DBSubnetGroup").path("SubnetIds");

        assertThat(subnets)
                .hasSize(2)
                .allSatisfy(subnet -> assertThat(Resources.target(subnet)).contains("database"));
        assertThat(dev.data("AWS::EC2::Route").all())
                .hasSize(4) // two public, two of the functions, none of the database
                .noneSatisfy(route ->
                        assertThat(route.path("RouteTableId").toString()).contains("database"));
    }

    @Test
    void only_the_functions_and_the_renewal_of_the_two_passwords_reach_the_database() {
        assertThat(dev.data("AWS::EC2::SecurityGroupIngress").all())
                .extracting(ingress -> ingress.path("SourceSecurityGroupId").toString())
                .hasSize(3)
                .satisfiesOnlyOnce(source -> assertThat(source).contains("NetworkFunctions"))
                .satisfiesOnlyOnce(source -> assertThat(source).contains("DatabaseFunctions"))
                .satisfiesOnlyOnce(source -> assertThat(source).contains("DatabaseInstance"));
        assertThat(dev.data("AWS::EC2::SecurityGroup").all())
                .hasSize(4)
                .allSatisfy(
                        group -> assertThat(group.has("SecurityGroupIngress")).isFalse());
    }

    @Test
    void prod_cannot_be_deleted_by_mistake() {
        assertThat(only(prod, "AWS::RDS::DBInstance").path("DeletionProtection").asBoolean())
                .isTrue();
        assertThat(only(prod, "AWS::RDS::DBInstance").path("MultiAZ").asBoolean())
                .isTrue();
        assertThat(only(dev, "AWS::RDS::DBInstance").path("DeletionProtection").asBoolean(true))
                .isFalse();
        assertThat(prod.file("manifest.json")
                        .path("artifacts")
                        .path("speechcad-prod-data")
                        .path("properties")
                        .path("terminationProtection")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void both_passwords_are_renewed_every_month() {
        assertThat(dev.data("AWS::SecretsManager::RotationSchedule").all())
                .hasSize(2)
                .allSatisfy(schedule -> {
                    assertThat(schedule.path("RotationRules").toString()).contains("30 days");
                    // Not while the first deployment migrates with the password that it read.
                    assertThat(schedule.path("RotateImmediatelyOnUpdate").asBoolean(true))
                            .isFalse();
                    assertThat(schedule.path("HostedRotationLambda")
                                    .path("RotationType")
                                    .asText())
                            .isEqualTo("PostgreSQLSingleUser");
                });
    }

    @Test
    void every_log_that_aws_would_make_without_an_end_is_there_before_with_one() {
        for (var stage : List.of(dev, prod)) {
            var groups = stage.data("AWS::Logs::LogGroup");
            assertThat(groups.all())
                    .allSatisfy(group ->
                            assertThat(group.path("RetentionInDays").asInt()).isBetween(7, 90));
            var named = groups.all().stream()
                    .map(group -> group.path("LogGroupName").asText())
                    .toList();
            var database = only(stage, "AWS::RDS::DBInstance");
            assertThat(database.path("EnableCloudwatchLogsExports"))
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(named)
                            .contains("/aws/rds/instance/"
                                    + database.path("DBInstanceIdentifier").asText() + "/" + log.asText()));
            assertThat(stage.data("AWS::SecretsManager::RotationSchedule").all())
                    .hasSize(2)
                    .allSatisfy(schedule -> assertThat(named)
                            .contains("/aws/lambda/"
                                    + schedule.path("HostedRotationLambda")
                                            .path("RotationLambdaName")
                                            .asText()));
            assertThat(stage.whole("data", "AWS::RDS::DBInstance"))
                    .allSatisfy(instance ->
                            assertThat(instance.path("DependsOn").toString()).contains("DatabaseLog"));
            assertThat(stage.whole("data", "AWS::SecretsManager::RotationSchedule"))
                    .allSatisfy(schedule ->
                            assertThat(schedule.path("DependsOn").toString()).contains("RenewalLog"));
        }
    }

    @Test
    void errors_are_written_down_without_the_rows_they_quote() {
        assertThat(parameters().path("log_error_verbosity").asText()).isEqualTo("terse");
    }

    /** Instances are thrown away without a goodbye, and their connections have to go before new ones want theirs. */
    @Test
    void the_server_lets_go_of_the_dead_and_the_pool_lets_go_before_the_server_does() throws IOException {
        var pool = new Properties();
        try (var settings = Files.newBufferedReader(Path.of("../shared/src/main/resources/application.properties"))) {
            pool.load(settings);
        }
        var silence =
                Duration.ofSeconds(parameters().path("tcp_keepalives_idle").asLong()
                        + parameters().path("tcp_keepalives_interval").asLong()
                                * parameters().path("tcp_keepalives_count").asLong());
        var idle = Duration.ofMillis(parameters().path("idle_session_timeout").asLong());

        assertThat(silence).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(3));
        assertThat(idle).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(15));
        assertThat(millis(pool, "idle-timeout")).isPositive().isLessThan(idle);
        assertThat(millis(pool, "max-lifetime")).isPositive();
        assertThat(millis(pool, "validation-timeout"))
                .as("finding out that a connection is dead leaves time to make another")
                .isPositive()
                .isLessThanOrEqualTo(millis(pool, "connection-timeout").dividedBy(2));
    }

    private static Duration millis(Properties pool, String name) {
        return Duration.ofMillis(Long.parseLong(pool.getProperty("datasources.default." + name, "0")));
    }

    private static JsonNode parameters() {
        return only(dev, "AWS::RDS::DBParameterGroup").path("Parameters");
    }

    @Test
    void every_bucket_is_encrypted_and_shut_to_the_public() {
        assertThat(dev.data("AWS::S3::Bucket").all()).hasSize(2).allSatisfy(bucket -> {
            assertThat(bucket.path("BucketEncryption").path("ServerSideEncryptionConfiguration"))
                    .hasSize(1);
            assertThat(bucket.path("PublicAccessBlockConfiguration"))
                    .hasSize(4)
                    .allSatisfy(rule -> assertThat(rule.asBoolean()).isTrue());
        });
        assertThat(dev.data("AWS::S3::BucketPolicy").all())
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.toString()).contains("aws:SecureTransport"));
    }

    @Test
    void who_read_which_file_is_written_down() {
        var buckets = dev.data("AWS::S3::Bucket");

        assertThat(buckets.all())
                .filteredOn(bucket -> bucket.has("LoggingConfiguration"))
                .hasSize(1)
                .allSatisfy(bucket -> assertThat(
                                buckets.at(bucket.path("LoggingConfiguration").path("DestinationBucketName")))
                        .isNotNull());
    }

    @Test
    void no_file_outlives_what_the_product_promises_of_recordings() throws IOException {
        var promised = Files.readString(Path.of("../shared/src/main/java/com/speechcad/call/Results.java"));
        var days = Pattern.compile("RECORDING_KEPT = Duration\\.ofDays\\((\\d+)\\)")
                .matcher(promised);

        assertThat(days.find()).as("how long recordings are kept").isTrue();
        assertThat(Integer.parseInt(days.group(1))).isEqualTo(FilesBucket.KEPT_DAYS - 1);
        assertThat(dev.data("AWS::S3::Bucket").all())
                .filteredOn(bucket -> bucket.has("LoggingConfiguration"))
                .hasSize(1)
                .allSatisfy(bucket -> assertThat(
                                bucket.path("LifecycleConfiguration").path("Rules"))
                        .anySatisfy(
                                rule -> assertThat(rule.path("ExpirationInDays").asInt())
                                        .isEqualTo(FilesBucket.KEPT_DAYS)));
    }

    @Test
    void a_picture_of_a_flow_is_forgotten_before_its_file_is() throws IOException {
        var days = Pattern.compile("KEPT = Duration\\.ofDays\\((\\d+)\\)")
                .matcher(Files.readString(Path.of("../shared/src/main/java/com/speechcad/flow/FlowPictures.java")));

        assertThat(days.find()).as("how long a picture is found").isTrue();
        assertThat(Integer.parseInt(days.group(1))).isLessThan(FilesBucket.KEPT_DAYS);
    }

    @Test
    void the_key_of_the_tenants_secrets_is_renewed() {
        assertThat(only(dev, "AWS::KMS::Key").path("EnableKeyRotation").asBoolean())
                .isTrue();
    }

    @Test
    void the_schema_is_brought_up_to_date_by_a_function_that_knows_the_owner() {
        var migrate = only(dev, "AWS::Lambda::Function");

        assertThat(migrate.path("Handler").asText()).isEqualTo("com.speechcad.fn.migrate.MigrateFunction");
        assertThat(migrate.path("Environment").path("Variables").toString())
                .contains("speechcad_owner", "speechcad_app", "#password")
                .doesNotContain("{{resolve:");
        assertThat(migrate.path("ReservedConcurrentExecutions").asInt()).isEqualTo(1);
    }

    private static JsonNode only(Synthesised stage, String type) {
        return stage.data(type).only();
    }
}
