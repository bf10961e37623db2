package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.tenant.TenantKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpArgumentsTest {
    /** What the lab itself is, and what it has no use for. */
    private static final Set<String> OURS = Set.of(
            "DATABASE_URL",
            "DATABASE_USER",
            "DATABASE_PASSWORD",
            "DATABASE_OWNER_USER",
            "DATABASE_OWNER_PASSWORD",
            "BULK_QUEUE_URL",
            "JOBS_QUEUE_URL",
            "SCHEDULER_GROUP",
            "SCHEDULER_ROLE_ARN",
            "SCHEDULER_TARGET_ARN",
            "SCHEDULER_DEAD_LETTER_ARN",
            "FILES_BUCKET",
            "KMS_KEY_ID",
            "AWS_ENDPOINT_URL",
            "ALARM_EMAIL",
            "STAGE");

    private static final Set<String> OF_PROVIDERS =
            Stream.of(TenantKey.values()).map(Enum::name).collect(Collectors.toSet());

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

    @Test
    void takes_every_setting_of_the_readme_but_what_the_lab_is_itself() throws IOException {
        var names = Pattern.compile("^\\| (`[A-Z_`, or]+`) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .flatMap(row -> Pattern.compile("[A-Z_]{2,}")
                        .matcher(row.group(1))
                        .results()
                        .map(MatchResult::group))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(35).containsAll(OURS).containsAll(OF_PROVIDERS);
        var shell = names.stream().collect(Collectors.toMap(name -> name, name -> "of this shell"));
        var ours = new HashSet<>(names);
        ours.removeAll(OURS);

        assertThat(UpArguments.read(
                                new String[] {"--external-telegram", "--external-retell", "--external-dynopay"}, shell)
                        .environment())
                .containsOnlyKeys(ours);
        ours.removeAll(OF_PROVIDERS);
        assertThat(UpArguments.read(new String[] {}, shell).environment()).containsOnlyKeys(ours);
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a value",
        "--port=http, '--port takes a number from 0 to 65534, not http'",
        "--port=65535, '--port takes a number from 0 to 65534, not 65535'",
        "--fresh=no, --fresh takes no value",
        "--verbose, 'there is no option --verbose; up takes --port N, '"
    })
    void says_what_it_does_not_understand(String argument, String said) {
        assertThatThrownBy(() -> read(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(said);
    }

    private static LabSettings read(String... arguments) {
        return UpArguments.read(arguments, Map.of());
    }
}
