package com.speechcad.provider.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretReferencesTest {
    @Test
    void only_values_that_name_a_secret_are_looked_up() {
        var references = SecretReferences.references(Map.of(
                "DATABASE_PASSWORD", "secretsmanager:speechcad/dev/database",
                "PUBLIC_BASE_URL", "https://example.invalid"));

        assertThat(references).containsExactly(Map.entry("database.password", "speechcad/dev/database"));
        assertThat(SecretReferences.resolve(references, name -> "value of " + name))
                .containsExactly(Map.entry("database.password", "value of speechcad/dev/database"));
    }

    @Test
    void a_field_of_a_json_secret_is_that_field() {
        var secret = "{\"engine\":\"postgres\",\"port\":5432,\"tags\":{\"password\":\"not this one\"},"
                + "\"password\":\"open sesame\"}";

        assertThat(SecretReferences.resolve(
                        Map.of("a", "db#password", "b", "db#port", "c", "db#nothing", "d", "db"), name -> secret))
                .isEqualTo(Map.of("a", "open sesame", "b", "", "c", "", "d", secret));
    }

    @Test
    void a_field_of_what_is_no_json_is_no_value() {
        assertThat(SecretReferences.resolve(Map.of("a", "db#password"), name -> "plain text"))
                .isEqualTo(Map.of("a", ""));
        assertThat(SecretReferences.resolve(Map.of("a", "db#password"), name -> ""))
                .isEqualTo(Map.of("a", ""));
    }
}
