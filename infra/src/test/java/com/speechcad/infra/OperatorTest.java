package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README lets an operator choose reaches a deployed stage. */
class OperatorTest {
    /** What the templates say themselves, and what only a developer's machine has. */
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
            "ENCRYPTION_KEY",
            "KMS_KEY_ID",
            "AWS_ENDPOINT_URL",
            "STAGE");

    private static final Set<String> SECRETS =
            Stream.of(ProviderSecrets.Key.values()).map(Enum::name).collect(Collectors.toSet());

    @Test
    void takes_every_setting_of_the_readme_that_is_no_secret_and_not_set_by_the_templates() throws IOException {
        var names = Pattern.compile("^\\| (`[A-Z_`, or]+`) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .flatMap(row -> Pattern.compile("[A-Z_]{2,}")
                        .matcher(row.group(1))
                        .results()
                        .map(MatchResult::group))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(35).containsAll(OURS).containsAll(SECRETS);
        var operator = Operator.from(names.stream().collect(Collectors.toMap(name -> name, name -> "of " + name)));

        assertThat(operator.publicBaseUrl()).contains("of PUBLIC_BASE_URL");
        assertThat(operator.alarmEmail()).contains("of ALARM_EMAIL");
        var passedOn = new HashSet<>(names);
        passedOn.removeAll(OURS);
        passedOn.removeAll(SECRETS);
        passedOn.removeAll(Set.of("PUBLIC_BASE_URL", "ALARM_EMAIL"));
        assertThat(operator.environment()).containsOnlyKeys(passedOn);
    }
}
