package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Response;
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
        run("deploy", "--stage", "prod", "--dry-run");

        assertThat(said())
                .containsSubsequence(
                        "$ aws --version",
                        "get-caller-identity",
                        "describe-availability-zones",
                        "list-secrets --filters Key=name,Values=speechcad/prod/",
                        "synth --stage prod",
                        "get-account-settings",
                        "/cdk-bootstrap/hnb659fds/version",
                        "get-alias",
                        "describe-alarms --alarm-name-prefix speechcad-prod- --state-value ALARM",
                        "diff speechcad-prod-data",
                        "deploy speechcad-prod-data",
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
    void dev_is_destroyed_only_by_somebody_who_was_told_what_goes_for_good() {
        assertThat(run("destroy", "--stage", "dev")).isEqualTo(1);

        assertThat(said())
                .contains(
                        "deletes stage dev for good: its database, its files and its keys",
                        "no copy is kept",
                        "Type its name to go on",
                        "Nothing was done.");
    }

    /** Their aliases move at once, and no alarm takes part. */
    @Test
    void a_plan_for_dev_speaks_of_no_canary() {
        for (var last : new String[] {"--stage=dev", "--at-once"}) {
            run("deploy", "--stage", last.equals("--at-once") ? "prod" : "dev", last, "--dry-run");
        }

        assertThat(said()).doesNotContain("canary", "A tenth", "describe-alarms");
    }

    @Test
    void what_is_shown_can_be_pasted_into_any_shell() {
        run("deploy", "--stage", "prod", "--dry-run");
        Walk.print(Plan.doctor("prod"), List.of(), new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(Pattern.compile("--query (\\S+)").matcher(said()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(4)
                .allMatch(query -> query.startsWith("'") || query.matches("[A-Za-z0-9.]+"));
    }

    @Test
    void the_plan_says_what_is_deployed_how_long_it_takes_and_what_is_asked_first() {
        run("deploy", "--stage", "prod", "--dry-run");

        assertThat(said())
                .containsPattern("What is deployed: (commit [0-9a-f]{7,}|sources that git does not know)")
                .contains("stages/prod.env is not there: the settings are this shell's alone")
                .contains("First you are asked: This changes stage prod. Type its name to go on:")
                .containsSubsequence("Takes: ", "synth --stage prod")
                .containsSubsequence("Takes: the first time", "$ npx --yes aws-cdk@2.1148.1 deploy speechcad-prod-data")
                .containsSubsequence(
                        "Takes: more than 15 minutes", "$ npx --yes aws-cdk@2.1148.1 deploy speechcad-prod-service");
        said.reset();
        run("deploy", "--stage", "dev", "--dry-run");
        assertThat(said()).doesNotContain("Type its name");
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
        assertThat(said())
                .startsWith("Deploy stage prod: the plan. Nothing is done.")
                .contains("NOT READY: OWNER_TELEGRAM_IDS and ALARM_EMAIL must be set before prod is deployed")
                .contains("stages/prod.env");
        said.reset();
        assertThat(run("deploy", "--stage", "prod", "--dry-run")).isZero();
        assertThat(said()).doesNotContain("NOT READY");
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
    void a_setting_that_stops_the_functions_is_named_and_nothing_is_thrown_at_anybody(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("wrong.env");
        var bad = Map.of(
                "DATABASE_URL=nonsense", "WRONG  DATABASE_URL is not jdbc:postgresql://HOST:PORT/NAME",
                "PLATFORM_CALLER_ID=12", "WRONG  PLATFORM_CALLER_ID is not a number like +14155550100",
                "OPERATOR_ALONE_DOLLARS=many", "WRONG  OPERATOR_ALONE_DOLLARS is not a whole number",
                "NUMBERS_COUNT=long", "NUMBERS_COUNT");
        for (var setting : bad.entrySet()) {
            Files.writeString(file, setting.getKey() + "\n");
            said.reset();

            assertThat(run("doctor", "--env", file.toString())).isEqualTo(1);

            assertThat(said())
                    .contains(setting.getValue())
                    .containsPattern("[0-9]+ things? (is|are) wrong")
                    .doesNotContain("Exception", "\tat ", "nonsense", "=many");
        }
    }

    /** A file's variables are not this process's, whose references are read when it starts. */
    @Test
    void a_reference_to_a_secret_in_a_file_is_followed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("referring.env");
        try (var secrets = new HttpRoutes(0)
                .route("POST", "/{path*}", _ -> Response.json(200, "{\"SecretString\":\"12\"}"))
                .start()) {
            Files.writeString(
                    file, "PLATFORM_CALLER_ID=secretsmanager:caller\nAWS_ENDPOINT_URL=" + secrets.url() + "\n");
            assertThat(run("doctor", "--env", file.toString())).isEqualTo(1);
        }
        assertThat(said())
                .contains("WRONG  PLATFORM_CALLER_ID is not a number like +14155550100")
                .doesNotContain("secretsmanager");

        said.reset();
        assertThat(run("doctor", "--env", file.toString())).isEqualTo(1);
        assertThat(said()).contains("WRONG  the secret of PLATFORM_CALLER_ID cannot be read");
    }

    @Test
    void where_the_doctor_is_told_to_look_there_has_to_be_something(@TempDir Path folder) {
        assertThat(run("doctor", "--env", folder.toString())).isEqualTo(2);
        assertThat(said()).isEqualToIgnoringNewLines("speechcad: " + folder + " is a folder, and no file to read");
        said.reset();
        assertThat(run("doctor", "--env", folder.resolve("no.env").toString())).isEqualTo(2);
        assertThat(said()).isEqualToIgnoringNewLines("speechcad: " + folder.resolve("no.env") + " is not there");
        said.reset();
        assertThat(run("doctor", "--data", folder.toString())).isEqualTo(2);
        assertThat(said())
                .contains("there was never a lab in " + folder + ": it has no functions.env")
                .doesNotContain("Looking at");
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
