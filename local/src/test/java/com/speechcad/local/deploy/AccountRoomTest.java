package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountRoomTest {
    @TempDir
    Path templates;

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
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> AccountRoom.of(saying("10"), "dev", templates))
                .withMessageContaining("may run 10 instances")
                .withMessageContaining("reserves 23")
                .withMessageContaining("123 are wanted");
        assertThatExceptionOfType(Cloud.Failed.class).isThrownBy(() -> AccountRoom.of(saying("122"), "dev", templates));
    }

    @Test
    void an_account_with_room_goes_on() {
        assertThat(AccountRoom.of(saying("123\n"), "dev", templates))
                .contains("23 instances are reserved", "123 may run");
    }

    @Test
    void an_answer_that_is_none_stops_it() {
        assertThatExceptionOfType(Cloud.Failed.class)
                .isThrownBy(() -> AccountRoom.of(saying("None"), "dev", templates));
    }

    private static Cloud saying(String limit) {
        return new Cloud() {
            @Override
            public void command(List<String> words) {
                throw new AssertionError("nothing is changed: " + words);
            }

            @Override
            public String ask(List<String> words) {
                assertThat(words).isEqualTo(AccountRoom.QUESTION);
                return limit;
            }

            @Override
            public JsonNode invoke(String function, String payload) {
                throw new AssertionError("nobody is called: " + function);
            }
        };
    }
}
