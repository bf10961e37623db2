package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is asked of an account before something is changed, and after. */
class QuestionsTest {
    private final SaidAccount account = new SaidAccount("dev");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void with_the_first_aws_cli_nothing_else_is_tried() {
        account.tool = "aws-cli/1.45.11 Python/3.11.7";

        assertThat(walk(Plan.deploy("dev", false, false))).isFalse();

        assertThat(account.asked).containsExactly("aws --version");
        assertThat(said()).contains("version 2 of the AWS CLI is wanted, and this is aws-cli/1.45.11");
    }

    @Test
    void the_region_is_shown_beside_the_account_and_without_one_nothing_is_made() {
        assertThat(new Account().answer(account))
                .containsExactly("000000000000\tarn:aws:iam::000000000000:user/op\tAIDA", "region eu-west-1");
        account.region = "None";
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> new Account().answer(account))
                .withMessageContaining("AWS_REGION");
    }

    @Test
    void an_account_that_is_not_bootstrapped_is_told_the_command_filled_in() {
        assertThat(new Bootstrapped().answer(account)).containsExactly("the CDK's own stack is there, version 27");
        for (var nothing : new String[] {"None", "5"}) {
            account.bootstrap = nothing;
            assertThatExceptionOfType(Cloud.Failed.class)
                    .isThrownBy(() -> new Bootstrapped().answer(account))
                    .withMessageEndingWith("npx --yes aws-cdk@2.1148.1 bootstrap aws://000000000000/eu-west-1");
        }
    }

    @Test
    void whoever_may_not_ask_whether_it_is_bootstrapped_is_not_told_to_bootstrap() {
        account.bootstrap = "";

        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> new Bootstrapped().answer(account))
                .withMessage("aws ssm get-parameters ended with 254");
    }

    @Test
    void an_alias_that_was_moved_by_hand_stops_a_canary_and_names_what_helps() {
        var steps = new LiveVersions("speechcad-dev-service", false);
        assertThat(steps.answer(account)).containsExactly("2 aliases are at the version that was deployed last");

        account.live = "6";

        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> steps.answer(account))
                .withMessageContaining("speechcad-dev-telegram-webhook serves version 6, and 7 was deployed last")
                .withMessageContaining("--at-once")
                .withMessageNotContaining("billing-cron");
        assertThat(new LiveVersions("speechcad-dev-service", true).answer(account))
                .containsExactly("speechcad-dev-telegram-webhook serves version 6, and 7 was deployed last");
    }

    @Test
    void a_first_deployment_has_no_alias_that_somebody_could_have_moved() {
        account.stacks = "";

        assertThat(new LiveVersions("speechcad-dev-service", false).answer(account))
                .containsExactly("nothing is deployed yet");
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void an_address_that_did_not_agree_is_told_how_to_be_asked_again() {
        account.subscribed = "[[\"ops@example.test\",\"PendingConfirmation\"]]";
        assertThat(new AlarmMail("dev").answer(account))
                .singleElement()
                .asString()
                .startsWith("WRONG  ops@example.test is not told of alarms")
                .endsWith("aws sns subscribe --topic-arn " + SaidAccount.TOPIC
                        + " --protocol email --notification-endpoint ops@example.test");

        // Two days later AWS has forgotten it, and the template has not.
        account.subscribed = "[]";
        assertThat(new AlarmMail("dev").answer(account))
                .singleElement()
                .asString()
                .startsWith("WRONG  nobody is told of alarms")
                .contains("aws sns subscribe --topic-arn " + SaidAccount.TOPIC);
    }

    @Test
    void only_a_stage_that_was_told_no_address_may_be_without_one() {
        account.subscribed = "[]";
        account.subscriptions = "";
        assertThat(new AlarmMail("dev").answer(account))
                .singleElement()
                .asString()
                .doesNotContain("WRONG")
                .contains("ALARM_EMAIL");

        var prod = new SaidAccount("prod");
        prod.subscribed = "[]";
        prod.subscriptions = "";
        assertThat(new AlarmMail("prod").answer(prod))
                .singleElement()
                .asString()
                .startsWith("WRONG");
    }

    @Test
    void the_doctor_of_a_stage_that_cannot_be_reached_says_so_and_nothing_is_done() {
        account.tool = "aws-cli/1.45.11 Python/3.11.7";

        assertThat(walk(Plan.doctor("dev"))).isFalse();

        assertThat(account.asked).containsExactly("aws --version");
        assertThat(said())
                .contains("version 2 of the AWS CLI is wanted", "Nothing was changed.")
                .doesNotContain("The stage is deployed", "Done:");
    }

    @Test
    void of_a_stage_whose_function_fails_the_rest_is_looked_at_and_nobody_says_that_it_is_deployed() {
        account.functionFails = true;
        account.subscribed = "[]";

        assertThat(walk(Plan.doctor("dev"))).isFalse();

        assertThat(said())
                .contains("is the stage deployed, in this region?", "WRONG  nobody is told of alarms")
                .doesNotContain("The stage is deployed");
    }

    @Test
    void a_secret_that_nobody_made_is_named_before_anything_is_made_and_without_the_bots_it_stops() {
        assertThat(new Secrets("dev").answer(account)).containsExactly("ok     all 6 keys of providers are there");

        account.secrets = "speechcad/dev/TELEGRAM_BOT_TOKEN\tspeechcad/dev/TELEGRAM_SECRET_TOKEN"
                + "\tspeechcad/dev/RETELL_API_KEY\tspeechcad/dev/RETELL_WEBHOOK_KEY\tspeechcad/dev/DYNOPAY_API_KEY";
        assertThat(new Secrets("dev").answer(account))
                .containsExactly(
                        "note   speechcad/dev/DYNOPAY_WEBHOOK_SECRET is not there: what needs it is off until it is"
                                + " made and the task seed-tenant was started");

        account.secrets = "None";
        assertThat(new Secrets("dev").answer(account))
                .hasSize(6)
                .filteredOn(line -> line.startsWith("WRONG"))
                .hasSize(2)
                .allMatch(
                        line -> line.contains("speechcad/dev/TELEGRAM_") && line.contains("README.md, Deploy to AWS"));
    }

    @Test
    void who_agreed_is_named() {
        assertThat(new AlarmMail("dev").answer(account)).containsExactly("ok     alarms are told to ops@example.test");
    }

    private boolean walk(Plan plan) {
        return new Walk(account, Path.of("."), new PrintStream(said, true, StandardCharsets.UTF_8)).walk(plan);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
