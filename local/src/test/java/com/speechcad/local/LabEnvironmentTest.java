package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.page.Persona;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabEnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void the_played_owner_and_the_played_number_belong_to_the_doubles() throws IOException {
        assertThat(environment(Set.of(), Map.of()))
                .containsEntry("OWNER_TELEGRAM_IDS", Long.toString(Persona.OWNER_ID))
                .containsEntry("PLATFORM_CALLER_ID", LabEnvironment.CALLER_ID);
    }

    @Test
    void with_a_real_bot_nobody_owns_the_platform_but_who_was_named() throws IOException {
        assertThat(environment(Set.of(Provider.TELEGRAM), Map.of())).doesNotContainKey("OWNER_TELEGRAM_IDS");
        assertThat(environment(Set.of(Provider.TELEGRAM), Map.of("OWNER_TELEGRAM_IDS", "1001")))
                .containsEntry("OWNER_TELEGRAM_IDS", "1001");
    }

    @Test
    void with_real_calls_no_invented_number_calls() throws IOException {
        assertThat(environment(Set.of(Provider.RETELL), Map.of())).doesNotContainKey("PLATFORM_CALLER_ID");
    }

    @Test
    void where_its_own_parts_are_is_the_labs_to_say() throws IOException {
        assertThat(environment(Set.of(), Map.of("DATABASE_URL", "jdbc:elsewhere", "FILES_BUCKET", "theirs")))
                .containsEntry("DATABASE_URL", "jdbc:here")
                .containsEntry("FILES_BUCKET", LabEnvironment.BUCKET);
    }

    private Map<String, String> environment(Set<Provider> external, Map<String, String> given) throws IOException {
        return LabEnvironment.of(
                new LabSettings(folder, 0, false, external, given),
                LabKeys.in(folder),
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:2"),
                URI.create("http://127.0.0.1:3"),
                "jdbc:here");
    }
}
