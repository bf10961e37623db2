package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupAlarmsTest {
    @TempDir
    Path templates;

    private final SaidAccount account = new SaidAccount("prod");

    @BeforeEach
    void synthesise() throws IOException {
        Files.writeString(templates.resolve("speechcad-prod-service.template.json"), """
                {"Resources": {
                  "Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "Properties": {"AlarmConfiguration": {
                    "Enabled": true, "Alarms": [{"Name": {"Ref": "Door"}}, {"Name": "speechcad-prod-new-version"}]}}},
                  "Door": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "speechcad-prod-webhooks-fail"}},
                  "Books": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "speechcad-prod-books"}}}}
                """);
    }

    @Test
    void a_fix_while_webhooks_fail_is_told_how_it_gets_through_before_anything_is_changed() {
        account.on = "speechcad-prod-books\tspeechcad-prod-webhooks-fail\n";

        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> GroupAlarms.of(account, "prod", templates))
                .withMessageStartingWith("speechcad-prod-webhooks-fail is on.")
                .withMessageContaining("--at-once");
    }

    @Test
    void an_alarm_that_guards_no_deployment_stops_none() {
        account.on = "speechcad-prod-books";

        assertThat(GroupAlarms.of(account, "prod", templates)).isEqualTo("none of the 2 alarms that guard it is on");
    }

    @Test
    void at_once_nothing_is_asked_and_the_operator_is_told_that_nothing_moves_it_back() throws IOException {
        Files.writeString(templates.resolve("speechcad-prod-service.template.json"), """
                {"Resources": {"Group": {"Type": "AWS::CodeDeploy::DeploymentGroup", "Properties": {
                  "AlarmConfiguration": {"Enabled": false}}}}}
                """);
        account.on = "speechcad-prod-webhooks-fail";

        assertThat(GroupAlarms.of(account, "prod", templates)).contains("none moves it back");
        assertThat(account.asked).isEmpty();
    }
}
