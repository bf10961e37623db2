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
}
