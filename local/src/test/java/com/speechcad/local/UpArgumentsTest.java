package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpArgumentsTest {
    @Test
    void starts_on_8080_with_simulators_only_when_nothing_is_said() {
        var settings = read();

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.gatewayPort()).isEqualTo(8081);
        assertThat(settings.folder()).isEqualTo(Path.of(".speechcad").toAbsolutePath());
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.external()).isEmpty();
    }

    @Test
    void takes_port_folder_and_fresh_in_either_spelling() {
        assertThat(read("--port", "9000", "--data=/tmp/lab", "--fresh"))
                .isEqualTo(read("--fresh", "--data", "/tmp/lab", "--port=9000"))
                .extracting(LabSettings::port, LabSettings::folder, LabSettings::fresh)
                .containsExactly(9000, Path.of("/tmp/lab"), true);
    }

    @Test
    void passes_a_providers_variables_on_only_when_the_real_one_is_used() {
        var environment = Map.of("TELEGRAM_BOT_TOKEN", "1:real", "RETELL_API_KEY", "real", "HOME", "/root");

        assertThat(UpArguments.read(new String[] {"--external-telegram"}, environment)
                        .environment())
                .containsExactly(Map.entry("TELEGRAM_BOT_TOKEN", "1:real"));
        assertThat(UpArguments.read(new String[] {}, environment).environment()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a value",
        "--port=http, '--port takes a number up to 65534, not http'",
        "--port=65535, '--port takes a number up to 65534, not 65535'",
        "--verbose, there is no option --verbose"
    })
    void says_what_it_does_not_understand(String argument, String said) {
        assertThatThrownBy(() -> read(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(said);
    }

    private static LabSettings read(String... arguments) {
        return UpArguments.read(arguments, Map.of());
    }
}
