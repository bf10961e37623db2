package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
    @ParameterizedTest
    @MethodSource("signed")
    void signs_as_the_vectors_do(JsonNode vector) {
        var body = vector.path("signed_body").asText().getBytes(StandardCharsets.UTF_8);
        var time = vector.path("signature_timestamp_ms").asLong();

        assertThat(Signature.of(body, vector.path("signed_with_key").asText(), time))
                .as(vector.path("name").asText())
                .isEqualTo(vector.path("signature").asText());
    }

    static Stream<JsonNode> signed() throws IOException {
        try (var file = SignatureTest.class.getResourceAsStream("/retell-signature-vectors.json")) {
            if (file == null) {
                throw new IllegalStateException("the vectors are missing");
            }
            var vectors = Json.parse(file.readAllBytes()).path("vectors");
            // The malformed and the upper-case ones are for whoever checks signatures: nobody signs like that.
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.path("signature").asText().matches("v=[0-9]+,d=[0-9a-f]{64}"));
        }
    }
}
