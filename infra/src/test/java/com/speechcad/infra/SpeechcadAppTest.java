package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechcadAppTest {
    @TempDir
    Path repository;

    @Test
    void the_same_sources_give_the_same_templates() {
        var first = Synthesised.stage("dev");
        var second = Synthesised.synthesise("dev");

        assertThat(second.out()).isNotEqualTo(first.out());
        assertThat(second.text("service")).isEqualTo(first.text("service"));
        assertThat(second.text("data")).isEqualTo(first.text("data"));
    }

    @Test
    void needs_no_account_and_looks_nothing_up() {
        var manifest = Synthesised.stage("dev").file("manifest.json");
        var stacks = manifest.path("artifacts").properties().stream()
                .map(Map.Entry::getValue)
                .filter(artifact -> artifact.path("type").asText().equals("aws:cloudformation:stack"))
                .toList();

        assertThat(manifest.has("missing")).isFalse();
        assertThat(stacks)
                .hasSize(2)
                .extracting((JsonNode stack) -> stack.path("environment").asText())
                .containsOnly("aws://unknown-account/unknown-region");
    }

    @Test
    void says_which_function_is_not_packaged_and_what_to_do() throws IOException {
        for (var service : Service.values()) {
            Synthesised.packageStandIn(repository, service.module());
        }
        Files.delete(repository.resolve("retell-webhook-fn/target/function/lib/retell-webhook-fn.jar"));

        assertThatIllegalStateException()
                .isThrownBy(() -> new FunctionCode(repository).of("retell-webhook-fn"))
                .withMessageContaining("holds no jar of retell-webhook-fn")
                .withMessageContaining("./speechcad synth");
        assertThatIllegalStateException().isThrownBy(() -> new FunctionCode(repository).of("never-packaged"));
    }

    @Test
    void a_stage_is_dev_or_prod() {
        assertThat(StageSettings.of("dev").keepsData()).isFalse();
        assertThat(StageSettings.of("prod").keepsData()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageSettings.of("staging"))
                .withMessage("a stage is dev or prod, but is staging");
    }

    @Test
    void a_variable_the_operator_left_empty_is_not_set() {
        var operator = Operator.from(Map.of("PLATFORM_CALLER_ID", " ", "OWNER_TELEGRAM_IDS", "1001", "HOME", "/"));

        assertThat(operator.environment()).isEqualTo(Map.of("OWNER_TELEGRAM_IDS", "1001"));
        assertThat(operator.publicBaseUrl()).isEmpty();
        assertThat(operator.alarmEmail()).isEmpty();
    }
}
