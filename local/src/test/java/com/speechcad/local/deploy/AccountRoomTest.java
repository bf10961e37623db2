package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountRoomTest {
    @TempDir
    Path templates;

    private final SaidAccount account = new SaidAccount("dev");

    @BeforeEach
    void synthesise() throws IOException {
        Files.writeString(templates.resolve("speechcad-dev-data.template.json"), """
                {"Resources": {
                  "Migrate": {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": 1}},
                  "Bucket": {"Type": "AWS::S3::Bucket"}}}
                """);
        Files.writeString(templates.resolve("speechcad-dev-service.template.json"), """
                {"Resources": {
                  "A": {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": 10}},
                  "B": {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": 12}}}}
                """);
        Files.writeString(templates.resolve("manifest.json"), "{}");
        Files.writeString(templates.resolve("speechcad-prod-service.template.json"), """
                {"Resources": {"A": {"Properties": {"ReservedConcurrentExecutions": 200}}}}
                """);
    }

    @Test
    void a_new_account_is_told_how_many_instances_it_needs_before_anything_is_made() {
        account.stacks = "";
        for (var limit : new int[] {10, 122}) {
            account.limit = limit;
            account.unreserved = limit;
            assertThatExceptionOfType(Cloud.Failed.class)
                    .isThrownBy(() -> AccountRoom.of(account, "dev", templates))
                    .withMessageContaining("may run " + limit + " instances")
                    .withMessageContaining("reserves 23")
                    .withMessageContaining("123 are wanted");
        }
    }

    @Test
    void an_account_with_room_goes_on() {
        account.stacks = "";
        account.limit = 123;
        account.unreserved = 123;
        assertThat(AccountRoom.of(account, "dev", templates)).contains("23 instances are reserved", "123 may run");
    }

    @Test
    void what_other_stages_reserve_is_no_room() {
        account.stacks = "";
        account.limit = 160;
        account.unreserved = 120;
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> AccountRoom.of(account, "dev", templates))
                .withMessageContaining("other functions in the account reserve 40")
                .withMessageContaining("163 are wanted");
        account.unreserved = 123;
        assertThat(AccountRoom.of(account, "dev", templates)).contains("beside the 37 that others reserve");
    }

    /** Else a second deployment would count its own stage twice. Two functions of each of two stacks are there. */
    @Test
    void what_this_stage_reserves_already_is_its_own() {
        account.limit = 123;
        account.concurrency = "5";
        account.unreserved = 123 - 20;

        assertThat(AccountRoom.of(account, "dev", templates))
                .contains("123 may run")
                .doesNotContain("others");
    }

    @Test
    void an_answer_that_is_none_stops_it() {
        account.limit = -1;
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> AccountRoom.of(account, "dev", templates))
                .withMessageContaining("AWS did not say");
    }
}
