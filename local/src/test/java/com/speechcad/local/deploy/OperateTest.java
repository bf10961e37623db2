package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.watch.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperateTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_dry_run_reads_like_a_plan_and_does_nothing() {
        assertThat(run("deploy", "--stage", "prod", "--dry-run")).isZero();

        assertThat(said())
                .startsWith("Deploy stage prod: the plan. Nothing is done.")
                .contains(
                        "$ ./speechcad synth --stage prod --out cdk.out",
                        "$ npx --yes aws-cdk@2.1148.1 diff speechcad-prod-data speechcad-prod-service --app cdk.out",
                        "A tenth of the callers for five minutes (fifteen for tasks and queues)",
                        "aws lambda invoke --function-name speechcad-prod-billing-cron:live"
                                + " --cli-binary-format raw-in-base64-out --payload '{\"task\":\"connect-bots\"}'",
                        "curl --fail \"$PublicBaseUrl/health\"",
                        "If it fails: CloudFormation has moved the aliases back.");
    }

    @Test
    void the_schema_is_expanded_after_what_keeps_data_and_before_anything_that_serves_moves() {
        run("deploy", "--stage", "dev", "--dry-run");

        assertThat(said())
                .containsSubsequence(
                        "synth --stage dev",
                        "diff speechcad-dev-data",
                        "deploy speechcad-dev-data",
                        "speechcad-dev-migrate --cli",
                        "'{\"task\":\"pending\"}'",
                        "speechcad-dev-migrate --cli",
                        "'{}'",
                        "deploy speechcad-dev-service",
                        "seed-tenant",
                        "connect-bots",
                        "sync-numbers",
                        "/health",
                        "knock",
                        "doctor");
    }

    @Test
    void what_could_stop_it_is_asked_before_the_database_is_made() {
        run("deploy", "--stage", "dev", "--dry-run");

        assertThat(said())
                .containsSubsequence(
                        "$ aws --version",
                        "get-caller-identity",
                        "describe-availability-zones",
                        "synth --stage dev",
                        "get-account-settings",
                        "/cdk-bootstrap/hnb659fds/version",
                        "get-alias",
                        "describe-alarms --alarm-name-prefix speechcad-dev- --state-value ALARM",
                        "diff speechcad-dev-data",
                        "deploy speechcad-dev-data",
                        "{\"task\":\"doctor\"}",
                        "list-subscriptions-by-topic");
    }

    @Test
    void at_once_prod_moves_without_a_canary() {
        run("deploy", "--stage", "prod", "--dry-run", "--at-once");

        assertThat(said())
                .contains(
                        "$ ./speechcad synth --stage prod --out cdk.out --at-once",
                        "All at once",
                        "nothing moves it back by itself")
                .doesNotContain("A tenth", "an alarm moves it back");
        said.reset();
        assertThat(run("destroy", "--stage", "dev", "--at-once")).isEqualTo(2);
        assertThat(said()).contains("there is no option --at-once");
    }

    /** Without an address the CDK wants an app, and finds none here. */
    @Test
    void whoever_bootstraps_is_told_the_whole_command() throws IOException {
        run("deploy", "--stage", "prod", "--dry-run");

        for (var text : List.of(said(), Files.readString(Path.of("..", "README.md")))) {
            assertThat(Pattern.compile("[^`\\n]* bootstrap\\b[^`\\n)]*")
                            .matcher(text)
                            .results())
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command.group().strip())
                            .contains("npx --yes " + Plan.CDK + " bootstrap aws://ACCOUNT/REGION"));
        }
    }

    @Test
    void every_step_says_what_is_so_when_it_fails() {
        for (var plan : new Plan[] {
            Plan.deploy("dev", false, false), Plan.deploy("prod", false, true), Plan.destroy("dev"), Plan.doctor("prod")
        }) {
            assertThat(plan.steps()).isNotEmpty().allSatisfy(step -> {
                assertThat(step.title()).isNotBlank();
                assertThat(step.ifItFails()).isNotBlank();
            });
        }
    }

    @Test
    void destroy_refuses_prod_whatever_else_is_said() {
        assertThat(run("destroy", "--stage", "prod", "--yes")).isEqualTo(2);
        assertThat(run("destroy", "--stage", "prod", "--dry-run", "--yes")).isEqualTo(2);

        assertThat(said()).contains("destroy is for dev only").doesNotContain("cdk destroy", "the plan");
    }

    @Test
    void prod_is_changed_only_by_somebody_who_typed_its_name_or_said_yes() {
        assertThat(run("deploy", "--stage", "prod")).isEqualTo(1);
        assertThat(said()).contains("Type its name to go on", "Nothing was done.");
    }

    @Test
    void prod_is_not_deployed_without_its_owners_and_somebody_to_be_told() {
        assertThat(run(Map.of("ALARM_EMAIL", " "), "deploy", "--stage", "prod", "--yes"))
                .isEqualTo(1);
        assertThat(said())
                .contains("OWNER_TELEGRAM_IDS and ALARM_EMAIL must be set", "Nothing was done.")
                .doesNotContain("get-caller-identity");
        said.reset();
        assertThat(run(Map.of(), "deploy", "--stage", "prod", "--dry-run")).isZero();
        assertThat(said()).doesNotContain("must be set");
    }

    @Test
    void what_is_opened_wider_is_agreed_to_at_a_terminal_or_by_yes() {
        assertThat(run("deploy", "--stage", "dev")).isEqualTo(1);
        assertThat(said()).contains("say --yes", "Nothing was done.").doesNotContain("get-caller-identity");

        run("deploy", "--stage", "dev", "--dry-run");
        assertThat(said()).contains("deploy speechcad-dev-data --exclusively --require-approval broadening");
        said.reset();
        run("deploy", "--stage", "dev", "--dry-run", "--yes");
        assertThat(said())
                .contains(
                        "deploy speechcad-dev-data --exclusively --require-approval never",
                        "deploy speechcad-dev-service --exclusively --require-approval never")
                .doesNotContain("broadening");
    }

    @Test
    void the_doctor_of_an_empty_file_says_what_is_missing_and_does_not_fail(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("nothing.env"), "# nothing is set\n");

        assertThat(run("doctor", "--env", file.toString())).isEqualTo(1);

        assertThat(said())
                .contains("WRONG", "things are wrong")
                .contains(Stream.of(Setting.values()).map(Setting::name).toList())
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_wrong_word_is_named() {
        assertThat(run("deploy", "--stage", "staging")).isEqualTo(2);
        assertThat(run("deploy")).isEqualTo(2);
        assertThat(run("deploy", "--stage", "dev", "--fast")).isEqualTo(2);

        assertThat(said())
                .contains(
                        "a stage is dev or prod, but is staging",
                        "deploy needs --stage dev or --stage prod",
                        "there is no option --fast; deploy takes --stage STAGE");
    }

    private int run(String... arguments) {
        return run(Map.of("OWNER_TELEGRAM_IDS", "1,2", "ALARM_EMAIL", "ops@example.test"), arguments);
    }

    private int run(Map<String, String> settings, String... arguments) {
        return Operate.run(arguments, settings, new PrintStream(said, true, StandardCharsets.UTF_8), Optional.empty());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
