package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.speechcad.kernel.Secret;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RetellSignatureTest {
    private static final Secret KEY = new Secret("key_fake_for_tests");
    private static final byte[] BODY = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-20T14:05:00Z");

    @TestFactory
    Stream<DynamicTest> every_vector_is_judged_as_retells_own_library_judges_it() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var vector : vectors()) {
            tests.add(dynamicTest(
                    text(vector, "name"),
                    () -> assertThat(RetellSignature.holds(
                                    text(vector, "body").getBytes(StandardCharsets.UTF_8),
                                    text(vector, "signature"),
                                    new Secret(text(vector, "api_key")),
                                    Instant.ofEpochMilli(Fields.whole(vector, "verifier_now_ms")
                                            .orElseThrow())))
                            .isEqualTo(Fields.flag(vector, "expected_valid"))));
        }
        assertThat(tests).hasSize(13);
        return tests.stream();
    }

    @Test
    void what_we_sign_holds_and_a_missing_header_does_not() {
        assertThat(RetellSignature.holds(BODY, RetellSignature.sign(BODY, KEY, NOW), KEY, NOW))
                .isTrue();
        assertThat(RetellSignature.holds(BODY, null, KEY, NOW)).isFalse();
        assertThat(RetellSignature.holds(BODY, "v=99999999999999999999,d=" + "0".repeat(64), KEY, NOW))
                .isFalse();
    }

    private static List<JsonNode> vectors() throws IOException {
        try (var file = RetellSignatureTest.class.getResourceAsStream("/retell-signature-vectors.json")) {
            var tree = ObjectMapper.getDefault()
                    .readValue(Objects.requireNonNull(file).readAllBytes(), JsonNode.class);
            return Fields.list(Objects.requireNonNull(tree), "vectors");
        }
    }

    private static String text(JsonNode vector, String name) {
        return Fields.text(vector, name).orElseThrow();
    }
}
