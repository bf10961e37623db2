package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A deployment asks for the secrets before the templates are written: two modules that cannot know each other agree. */
class SecretNamesTest {
    @Test
    void a_deployment_asks_for_every_secret_that_the_functions_are_told() throws IOException {
        var asked = Files.readString(Path.of("../local/src/main/java/com/speechcad/local/deploy/Secrets.java"));

        assertThat(Pattern.compile("\"([A-Z]+_[A-Z_]+)\"")
                        .matcher(asked)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProviderSecrets.Key.values())
                        .map(Enum::name)
                        .toList());
    }
}
