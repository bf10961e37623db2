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
import java.util.stream.Stream;
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
                .hasSize(2)
                .satisfiesOnlyOnce(source -> assertThat(source).contains("NetworkFunctions"))
                .satisfiesOnlyOnce(source -> assertThat(source).contains("Renewalowner"));
        var other = dev.service("AWS::EC2::SecurityGroupIngress").only();
        assertThat(other.path("SourceSecurityGroupId").toString()).contains("Renewalfunctions");
        assertThat(other.path("GroupId").path("Fn::ImportValue").asText()).contains("DatabaseInstanceSecurityGroup");
        assertThat(Stream.concat(
                        dev.data("AWS::EC2::SecurityGroup").all().stream(),
                        dev.service("AWS::EC2::SecurityGroup").all().stream()))
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
        assertThat(renewals(dev)).hasSize(2).allSatisfy(schedule -> {
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

    /** AWS tries a password when its renewal is made: in the stack that is deployed after the schema was migrated. */
    @Test
    void a_password_is_tried_only_where_its_role_and_the_way_to_the_server_are() {
        assertThat(dev.data("AWS::SecretsManager::RotationSchedule")
                        .only()
                        .path("SecretId")
                        .toString())
                .contains("DatabaseInstanceSecretAttachment");
        assertThat(dev.service("AWS::SecretsManager::RotationSchedule")
                        .only()
                        .path("SecretId")
                        .path("Fn::ImportValue")
                        .asText())
                .contains("DatabaseFunctionsAttachment");
        for (var stack : List.of("data", "service")) {
            assertThat(dev.whole(stack, "AWS::SecretsManager::RotationSchedule"))
                    .singleElement()
                    .satisfies(schedule ->
                            assertThat(schedule.path("DependsOn").toString()).contains("Way"));
        }
    }

    private static List<JsonNode> renewals(Synthesised stage) {
        return Stream.concat(
                        stage.data("AWS::SecretsManager::RotationSchedule").all().stream(),
                        stage.service("AWS::SecretsManager::RotationSchedule").all().stream())
                .toList();
    }

    /**
     * What a creation that fails leaves behind has a name that the next one wants, or is paid for and belongs to nobody. The group
     * of the database's subnets cannot go as long as the database is in it.
     */
    @Test
    void a_first_creation_that_fails_leaves_the_protected_database_and_nothing_else() {
        for (var stack : List.of("data", "service")) {
            assertThat(prod.resources(stack))
                    .filteredOn(
                            resource -> resource.path("DeletionPolicy").asText().equals("Retain"))
                    .extracting(resource -> resource.path("Type").asText())
                    .isSubsetOf("AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup");
        }
        assertThat(prod.whole("data", "AWS::RDS::DBInstance"))
                .allSatisfy(database ->
                        assertThat(database.path("DeletionPolicy").asText()).isEqualTo("Retain"));
    }

    @Test
    void what_prod_keeps_stays_when_it_leaves_the_stack_later_or_is_replaced() {
        var kept = Stream.of("AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Logs::LogGroup")
                .flatMap(type -> prod.whole("data", type).stream())
                .filter(resource -> !resource.path("DeletionPolicy").asText().equals("Delete"))
                .toList();

        assertThat(kept)
                .as("two buckets, the key, the logs of the database and of the migrations")
                .hasSize(5)
                .allSatisfy(resource -> {
                    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
                    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                });
    }

    @Test
    void every_log_that_aws_would_make_without_an_end_is_there_before_with_one() {
        for (var stage : List.of(dev, prod)) {
            var groups = Stream.concat(
                            stage.data("AWS::Logs::LogGroup").all().stream(),
                            stage.service("AWS::Logs::LogGroup").all().stream())
                    .toList();
            assertThat(groups)
                    .allSatisfy(group ->
                            assertThat(group.path("RetentionInDays").asInt()).isBetween(7, 90));
            var named = groups.stream()
                    .map(group -> group.path("LogGroupName").asText())
                    .toList();
            var database = only(stage, "AWS::RDS::DBInstance");
            assertThat(database.path("EnableCloudwatchLogsExports"))
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(named)
                            .contains("/aws/rds/instance/"
                                    + database.path("DBInstanceIdentifier").asText() + "/" + log.asText()));
            assertThat(renewals(stage))
                    .hasSize(2)
                    .allSatisfy(schedule -> assertThat(named)
                            .contains("/aws/lambda/"
                                    + schedule.path("HostedRotationLambda")
                                            .path("RotationLambdaName")
                                            .asText()));
            assertThat(stage.whole("data", "AWS::RDS::DBInstance"))
                    .allSatisfy(instance ->
                            assertThat(instance.path("DependsOn").toString()).contains("DatabaseLog"));
            for (var stack : List.of("data", "service")) {
                assertThat(stage.whole(stack, "AWS::SecretsManager::RotationSchedule"))
                        .singleElement()
                        .satisfies(schedule -> assertThat(
                                        schedule.path("DependsOn").toString())
                                .contains("Log"));
            }
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
        assertThat(prod.data("AWS::S3::Bucket").all()).hasSize(2).allSatisfy(bucket -> {
            assertThat(bucket.path("BucketEncryption").path("ServerSideEncryptionConfiguration"))
                    .hasSize(1);
            assertThat(bucket.path("PublicAccessBlockConfiguration"))
                    .hasSize(4)
                    .allSatisfy(rule -> assertThat(rule.asBoolean()).isTrue());
        });
        assertThat(prod.data("AWS::S3::BucketPolicy").all())
                .hasSize(2)
                .allSatisfy(policy -> assertThat(policy.toString()).contains("aws:SecureTransport"));
    }

    @Test
    void who_read_which_file_is_written_down() {
        var buckets = prod.data("AWS::S3::Bucket");

        assertThat(buckets.all())
                .filteredOn(bucket -> bucket.has("LoggingConfiguration"))
                .hasSize(1)
                .allSatisfy(bucket -> assertThat(
                                buckets.at(bucket.path("LoggingConfiguration").path("DestinationBucketName")))
                        .isNotNull());
    }

    /** Its log arrives hours later, in a bucket that was emptied to be deleted. */
    @Test
    void a_stage_to_try_things_on_has_no_bucket_that_fills_by_itself() {
        assertThat(dev.data("AWS::S3::Bucket").only().has("LoggingConfiguration"))
                .isFalse();
    }

    @Test
    void no_file_outlives_what_the_product_promises_of_recordings() throws IOException {
        var promised = Files.readString(Path.of("../shared/src/main/java/com/speechcad/call/Results.java"));
        var days = Pattern.compile("RECORDING_KEPT = Duration\\.ofDays\\((\\d+)\\)")
                .matcher(promised);

        assertThat(days.find()).as("how long recordings are kept").isTrue();
        assertThat(Integer.parseInt(days.group(1))).isEqualTo(FilesBucket.KEPT_DAYS - 1);
        assertThat(prod.data("AWS::S3::Bucket").all())
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
