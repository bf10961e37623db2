package com.speechcad.infra;

import static com.speechcad.infra.Resources.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private static final String[] WEBHOOKS = {
        "com.speechcad.fn.telegram.TelegramFunction",
        "com.speechcad.fn.retell.RetellFunction",
        "com.speechcad.fn.dynopay.DynopayFunction"
    };

    private static final List<String> PROVIDERS_KEYS = List.of(
            "TELEGRAM_BOT_TOKEN",
            "TELEGRAM_SECRET_TOKEN",
            "RETELL_API_KEY",
            "RETELL_WEBHOOK_KEY",
            "DYNOPAY_API_KEY",
            "DYNOPAY_WEBHOOK_SECRET");

    private static Synthesised templates;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
    }

    @Test
    void there_are_five_and_no_helper_of_the_cdk_among_them() {
        assertThat(functions())
                .extracting(function -> function.path("Handler").asText())
                .containsExactlyInAnyOrder(
                        "com.speechcad.fn.telegram.TelegramFunction",
                        "com.speechcad.fn.retell.RetellFunction",
                        "com.speechcad.fn.dynopay.DynopayFunction",
                        "com.speechcad.fn.cron.BillingCron",
                        "com.speechcad.fn.worker.BulkIvrWorker");
    }

    @Test
    void every_one_runs_on_java_25_in_the_private_network() {
        assertThat(functions()).hasSize(5).allSatisfy(function -> {
            assertThat(function.path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.path("Architectures"))
                    .extracting(JsonNode::asText)
                    .containsExactly("arm64");
            assertThat(function.path("VpcConfig").path("SubnetIds")).hasSize(2);
            assertThat(function.path("VpcConfig").path("SecurityGroupIds")).hasSize(1);
        });
    }

    @Test
    void every_one_has_logs_that_end_and_a_role_of_its_own() {
        var groups = templates.service("AWS::Logs::LogGroup");

        assertThat(functions())
                .hasSize(5)
                .allSatisfy(function -> assertThat(
                                groups.at(target(function.path("LoggingConfig").path("LogGroup")))
                                        .path("RetentionInDays")
                                        .asInt())
                        .isEqualTo(14));
        assertThat(functions())
                .extracting(function -> target(function.path("Role")))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_webhooks_and_only_they_start_from_a_snapshot() {
        assertThat(functions())
                .filteredOn(function ->
                        function.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"))
                .extracting(function -> function.path("Handler").asText())
                .containsExactlyInAnyOrder(WEBHOOKS);
    }

    @Test
    void every_one_is_called_by_an_alias_that_a_deployment_moves() {
        assertThat(templates.service("AWS::Lambda::Alias").all())
                .extracting(alias -> target(alias.path("FunctionName")))
                .containsExactlyInAnyOrderElementsOf(
                        templates.service("AWS::Lambda::Function").ids());
        assertThat(groups(templates)).hasSize(5);
    }

    @Test
    void an_alias_that_moves_step_by_step_is_moved_back_by_an_alarm() {
        assertThat(groups(Synthesised.stage("prod"))).hasSize(5).allSatisfy(group -> {
            assertThat(group.path("AutoRollbackConfiguration").path("Events"))
                    .extracting(JsonNode::asText)
                    .contains("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM");
            assertThat(group.path("AlarmConfiguration").path("Enabled").asBoolean())
                    .isTrue();
            assertThat(group.path("AlarmConfiguration").path("Alarms").size()).isBetween(2, 3);
        });
    }

    /** It could move nothing back, and one that is on already would refuse the fix. Enabled stays said, or they stay there. */
    @Test
    void an_alias_that_moves_at_once_asks_no_alarm() {
        for (var stage :
                List.of(templates, Synthesised.of(StageSettings.of("prod").atOnce()))) {
            assertThat(groups(stage)).hasSize(5).allSatisfy(group -> {
                assertThat(group.path("DeploymentConfigName").toString()).contains("LambdaAllAtOnce");
                assertThat(group.path("AlarmConfiguration").path("Alarms")).isEmpty();
                assertThat(group.path("AlarmConfiguration").path("Enabled"))
                        .isEqualTo(JsonNodeFactory.instance.booleanNode(false));
                assertThat(group.path("AutoRollbackConfiguration").path("Events"))
                        .extracting(JsonNode::asText)
                        .contains("DEPLOYMENT_FAILURE")
                        .doesNotContain("DEPLOYMENT_STOP_ON_ALARM");
            });
        }
    }

    /** The group of each alias. */
    private static List<JsonNode> groups(Synthesised stage) {
        var groups = stage.service("AWS::CodeDeploy::DeploymentGroup");
        return stage.whole("service", "AWS::Lambda::Alias").stream()
                .map(alias -> groups.at(target(alias.path("UpdatePolicy")
                        .path("CodeDeployLambdaAliasUpdate")
                        .path("DeploymentGroupName"))))
                .toList();
    }

    /** Else there is nothing to go back to by hand. */
    @Test
    void the_version_before_is_kept_by_every_deployment() {
        for (var stage : List.of("dev", "prod")) {
            assertThat(Synthesised.stage(stage).whole("service", "AWS::Lambda::Version"))
                    .hasSize(5)
                    .allSatisfy(version -> {
                        assertThat(version.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
                        assertThat(version.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                    });
        }
    }

    @Test
    void a_new_version_meets_a_tenth_of_its_callers_first_where_it_matters() {
        assertThat(Synthesised.stage("prod")
                        .service("AWS::CodeDeploy::DeploymentGroup")
                        .byId())
                .hasSize(5)
                .allSatisfy((id, group) -> assertThat(
                                group.path("DeploymentConfigName").toString())
                        .contains(
                                id.contains("webhook")
                                        ? "LambdaCanary10Percent5Minutes"
                                        : "LambdaCanary10Percent15Minutes"));
    }

    @Test
    void a_webhook_gives_up_before_the_gateway_does() {
        assertThat(functions())
                .filteredOn(function ->
                        List.of(WEBHOOKS).contains(function.path("Handler").asText()))
                .hasSize(3)
                .allSatisfy(
                        function -> assertThat(function.path("Timeout").asInt()).isBetween(5, 29));
    }

    @Test
    void every_one_is_told_what_the_product_needs() {
        assertThat(functions())
                .hasSize(5)
                .allSatisfy(function -> assertThat(
                                names(function.path("Environment").path("Variables")))
                        .contains(
                                "DATABASE_URL",
                                "DATABASE_USER",
                                "DATABASE_PASSWORD",
                                "BULK_QUEUE_URL",
                                "JOBS_QUEUE_URL",
                                "FILES_BUCKET",
                                "KMS_KEY_ID",
                                "PUBLIC_BASE_URL",
                                "OWNER_TELEGRAM_IDS",
                                "PLATFORM_CALLER_ID"));
    }

    @Test
    void the_providers_keys_are_read_by_the_tasks_alone() {
        for (var function : functions()) {
            var isCron = function.path("Handler").asText().endsWith("BillingCron");
            assertThat(names(function.path("Environment").path("Variables")).stream()
                            .filter(PROVIDERS_KEYS::contains))
                    .as(function.path("Handler").asText())
                    .hasSize(isCron ? PROVIDERS_KEYS.size() : 0);
            var readable = allowed(function).stream()
                    .filter(statement -> texts(statement.path("Action")).contains("secretsmanager:GetSecretValue"))
                    .map(statement -> statement.path("Resource").toString())
                    .collect(Collectors.joining());
            assertThat(PROVIDERS_KEYS).as(function.path("Handler").asText()).allSatisfy(key -> {
                assertThat(readable.contains(":secret:speechcad/dev/" + key + "-"))
                        .isEqualTo(isCron);
                // One that was never made has no suffix; without leave for it AWS would not say that it is missing.
                assertThat(readable.contains(":secret:speechcad/dev/" + key + "\""))
                        .isEqualTo(isCron);
            });
        }
    }

    /** What the function's role may do. */
    private static List<JsonNode> allowed(JsonNode function) {
        var statements = new ArrayList<JsonNode>();
        templates.service("AWS::IAM::Policy").all().stream()
                .filter(policy ->
                        policy.path("Roles").path(0).path("Ref").asText().equals(target(function.path("Role"))))
                .forEach(policy ->
                        policy.path("PolicyDocument").path("Statement").forEach(statements::add));
        assertThat(statements).isNotEmpty();
        return statements;
    }

    @Test
    void no_variable_holds_a_secret_itself() {
        assertThat(functions()).hasSize(5).allSatisfy(function -> {
            var variables = function.path("Environment").path("Variables");
            for (var name : names(variables)) {
                if (name.matches(".*(TOKEN|API_KEY|WEBHOOK_KEY|SECRET|PASSWORD)")) {
                    assertThat(variables.path(name).toString()).contains("secretsmanager:");
                }
            }
        });
        assertThat(templates.text("service")).doesNotContain("{{resolve:");
    }

    private static Collection<JsonNode> functions() {
        return templates.service("AWS::Lambda::Function").all();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A statement's action or resource: one, or several. */
    private static List<String> texts(JsonNode oneOrMore) {
        var texts = new ArrayList<String>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(oneOrMore.asText());
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
