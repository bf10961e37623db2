package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.infra.StageSettings.DatabaseSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.services.lambda.Architecture;

/** What a stage may choose, each choice synthesised once and held against the rules. */
class StageSettingsTest {
    private static final DatabaseSettings SMALL = new DatabaseSettings("t4g.micro", 80, 20, false, 3, false);

    @Test
    void with_a_proxy_the_functions_connect_to_it_and_it_to_the_database() {
        var templates = Synthesised.of(stage(new DatabaseSettings("t4g.micro", 80, 20, false, 3, true), false));

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
        assertThat(Rules.findings(templates.out())).isEmpty();
    }

    @Test
    void more_instances_than_connections_are_refused_with_both_numbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new StageSettings("dev", Architecture.ARM_64, SMALL, 14, false, false, false, 30, 2, 2))
                .withMessageContaining("108")
                .withMessageContaining("80");
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
