package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.infra.StageSettings.DatabaseSettings;
import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Serverless;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.lambda.Architecture;

/** What a stage may choose, each choice synthesised once and held against the rules. */
class StageSettingsTest {
    private static final DatabaseSettings SMALL =
            new DatabaseSettings(new Instance("t4g.micro", 20, 100), 80, false, 3, false);

    @Test
    void an_instances_volume_grows_by_itself_up_to_what_the_stage_allows() {
        var instance =
                Synthesised.of(stage(SMALL, false)).data("AWS::RDS::DBInstance").only();

        assertThat(instance.path("AllocatedStorage").asText()).isEqualTo("20");
        assertThat(instance.path("MaxAllocatedStorage").asInt()).isEqualTo(100);
        assertThatThrownBy(() -> new Instance("t4g.micro", 20, 21)).hasMessageContaining("mostStorageGb");
    }

    @Test
    void an_instances_volume_is_of_the_kind_whose_speed_does_not_hang_on_its_size() {
        for (var name : List.of("dev", "prod")) {
            assertThat(Synthesised.stage(name)
                            .data("AWS::RDS::DBInstance")
                            .only()
                            .path("StorageType")
                            .asText())
                    .isEqualTo("gp3");
        }
    }

    /** Their spare processor time is paid for by the hour, and nobody sees it but here. */
    @Test
    void a_machine_that_borrows_processor_time_is_watched_for_what_that_costs_and_no_other_is() {
        for (var name : List.of("dev", "prod")) {
            assertThat(borrowing(Synthesised.stage(name))).singleElement().satisfies(alarm -> {
                assertThat(alarm.path("Statistic").asText()).isEqualTo("Sum");
                assertThat(alarm.path("Threshold").asDouble()).isPositive();
                assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
            });
        }
        assertThat(borrowing(Synthesised.of(
                        stage(new DatabaseSettings(new Instance("m7g.large", 50, 100), 80, false, 3, false), false))))
                .isEmpty();
    }

    private static List<JsonNode> borrowing(Synthesised templates) {
        return templates.service("AWS::CloudWatch::Alarm").all().stream()
                .filter(alarm -> alarm.path("MetricName").asText().equals("CPUSurplusCreditsCharged"))
                .toList();
    }

    /**
     * What keeps data is deployed before what serves. An export that went away while what serves still imports it would
     * be refused by CloudFormation, and with it every deployment.
     */
    @Test
    void a_proxy_is_turned_on_in_a_living_stage_without_taking_away_what_it_imports() {
        var without = Synthesised.of(stage(SMALL, false));
        var with = Synthesised.of(
                stage(new DatabaseSettings(new Instance("t4g.micro", 20, 100), 80, false, 3, true), false));

        assertThat(without.exports()).isNotEmpty();
        assertThat(with.exports())
                .containsAll(without.exports())
                .hasSizeGreaterThan(without.exports().size());
        assertThat(with.imports()).isSubsetOf(with.exports());
    }

    @Test
    void with_a_proxy_the_functions_connect_to_it_and_it_to_the_database() {
        var templates = Synthesised.of(
                stage(new DatabaseSettings(new Instance("t4g.micro", 20, 100), 80, false, 3, true), false));

        var proxy = templates.data("AWS::RDS::DBProxy").only();
        assertThat(proxy.path("RequireTLS").asBoolean()).isTrue();
        assertThat(proxy.path("EngineFamily").asText()).isEqualTo("POSTGRESQL");
        assertThat(templates.data("AWS::Lambda::Function").all())
                .anySatisfy(function -> assertThat(function.path("Environment")
                                .path("Variables")
                                .path("DATABASE_URL")
                                .toString())
                        .contains("DatabaseProxy"));
        assertThat(Rules.findings(templates.out())).isEmpty();
    }

    @Test
    void on_aurora_everything_that_holds_of_an_instance_holds_of_the_cluster() {
        var templates = Synthesised.of(stage(new DatabaseSettings(new Serverless(0.5, 4), 80, true, 7, true), false));

        assertThat(templates.data("AWS::RDS::DBInstance").all()).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.path("DBInstanceClass").asText()).isEqualTo("db.serverless");
            assertThat(instance.path("PubliclyAccessible").asBoolean(true)).isFalse();
        });
        var cluster = templates.data("AWS::RDS::DBCluster").only();
        assertThat(cluster.path("Engine").asText()).isEqualTo("aurora-postgresql");
        assertThat(cluster.path("EngineVersion").asText()).startsWith("17");
        assertThat(cluster.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(cluster.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
        assertThat(cluster.path("ServerlessV2ScalingConfiguration")
                        .path("MinCapacity")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(cluster.path("ServerlessV2ScalingConfiguration")
                        .path("MaxCapacity")
                        .asDouble())
                .isEqualTo(4);
        assertThat(cluster.has("DBClusterParameterGroupName")).as("forces TLS").isTrue();
        assertThat(templates.data("AWS::RDS::DBSubnetGroup").only().path("SubnetIds"))
                .hasSize(2)
                .allSatisfy(subnet -> assertThat(Resources.target(subnet)).contains("database"));
        assertThat(templates.data("AWS::SecretsManager::RotationSchedule").all())
                .hasSize(1);
        assertThat(templates.service("AWS::SecretsManager::RotationSchedule").all())
                .hasSize(1);
        assertThat(templates.data("AWS::RDS::DBProxy").only().path("RequireTLS").asBoolean())
                .isTrue();
        assertThat(templates.service("AWS::CloudWatch::Alarm").all())
                .noneSatisfy(
                        alarm -> assertThat(alarm.path("AlarmName").asText()).endsWith("database-full"))
                .anySatisfy(
                        alarm -> assertThat(alarm.path("AlarmName").asText()).endsWith("database-connections"));
        assertThat(Rules.findings(templates.out())).isEmpty();
    }

    @Test
    void with_interface_endpoints_the_queues_and_keys_are_reached_inside_the_network() {
        var templates = Synthesised.of(stage(SMALL, true));

        assertThat(templates.data("AWS::EC2::VPCEndpoint").all())
                .filteredOn(
                        endpoint -> endpoint.path("VpcEndpointType").asText().equals("Interface"))
                .hasSize(4)
                .extracting((JsonNode endpoint) -> endpoint.path("ServiceName").toString())
                .anySatisfy(name -> assertThat(name).contains(".sqs"))
                .anySatisfy(name -> assertThat(name).contains(".kms"))
                .anySatisfy(name -> assertThat(name).contains(".secretsmanager"))
                .anySatisfy(name -> assertThat(name).contains(".scheduler"));
        for (var rules : List.of(
                templates.data("AWS::EC2::SecurityGroupIngress"),
                templates.service("AWS::EC2::SecurityGroupIngress"))) {
            assertThat(rules.all())
                    .filteredOn(rule -> rule.path("FromPort").asInt() == 443
                            && rule.path("Description").asText().contains("renewal"))
                    .as("what renews a password")
                    .hasSize(1);
        }
        assertThat(Rules.findings(templates.out())).isEmpty();
    }

    @Test
    void more_instances_than_connections_are_refused_with_both_numbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new StageSettings("dev", Architecture.ARM_64, SMALL, 14, false, false, false, 30, 2, 2))
                .withMessageContaining("116")
                .withMessageContaining("80");
    }

    /** After a rollback by hand CodeDeploy would lead nine tenths of the callers back to the version that was bad. */
    @Test
    void at_once_every_alias_moves_in_one_step_asks_no_alarm_and_nothing_else_differs() throws IOException {
        var steps = Synthesised.stage("prod");
        var once = Synthesised.of(StageSettings.of("prod").atOnce());

        assertThat(once.service("AWS::CodeDeploy::DeploymentGroup").all())
                .hasSize(5)
                .allSatisfy(
                        group -> assertThat(group.path("DeploymentConfigName").toString())
                                .contains("LambdaAllAtOnce"));
        assertThat(once.text("data")).isEqualTo(steps.text("data"));
        assertThat(butForMoving(once)).isEqualTo(butForMoving(steps));
    }

    /** The service's template without how its aliases move and who is asked meanwhile. */
    private static JsonNode butForMoving(Synthesised stage) throws IOException {
        var template = new ObjectMapper().readTree(stage.text("service"));
        for (var resource : template.path("Resources")) {
            if (resource.path("Type").asText().equals("AWS::CodeDeploy::DeploymentGroup")) {
                ((ObjectNode) resource.path("Properties"))
                        .remove(List.of("DeploymentConfigName", "AlarmConfiguration", "AutoRollbackConfiguration"));
            }
        }
        return template;
    }

    @Test
    void prod_and_dev_differ_in_what_a_loss_or_a_mistake_would_cost() {
        var dev = StageSettings.of("dev");
        var prod = StageSettings.of("prod");

        assertThat(prod.keepsData()).isTrue();
        assertThat(dev.keepsData()).isFalse();
        assertThat(prod.canary()).isTrue();
        assertThat(dev.canary()).isFalse();
        assertThat(prod.database().standby()).isTrue();
        assertThat(prod.database().backupDays()).isGreaterThan(dev.database().backupDays());
        assertThat(prod.logRetentionDays()).isGreaterThan(dev.logRetentionDays());
    }

    private static StageSettings stage(DatabaseSettings database, boolean endpoints) {
        return new StageSettings("dev", Architecture.ARM_64, database, 14, false, false, endpoints, 10, 2, 2);
    }
}
