package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What costs money by the piece, counted where it is made: in a stage's templates and in the product's sources. */
final class Counted {
    private static final Path SHARED = Path.of("..", "shared", "src", "main", "java", "com", "speechcad");

    private Counted() {}

    static Cost.Counts in(Synthesised templates) throws IOException {
        return new Cost.Counts(
                templates.service("AWS::CloudWatch::Alarm").all().stream()
                        .mapToInt(Counted::figures)
                        .sum(),
                tens(templates.service("AWS::Logs::MetricFilter").all().size()
                        + matches(SHARED.resolve("watch/Figure.java"), "\\(\"[A-Z][A-Za-z]+\", \"[A-Z][a-z]+\"\\)")
                        + doors()
                        + rules()
                        + kindsOfFacts()),
                // The providers' are made by the operator, by the names that the functions read.
                templates.data("AWS::SecretsManager::Secret").all().size() + ProviderSecrets.Key.values().length,
                templates.data("AWS::EC2::EIP").all().size(),
                ProviderSecrets.Key.values().length);
    }

    /** An alarm over a formula is charged for each figure in it. */
    private static int figures(JsonNode alarm) {
        var inFormula = 0;
        for (var metric : alarm.path("Metrics")) {
            inFormula += metric.has("MetricStat") ? 1 : 0;
        }
        return Math.max(1, inFormula);
    }

    /** Rounded up, so that one rule more does not change the page. */
    private static int tens(int count) {
        return (count + 9) / 10 * 10;
    }

    private static int doors() {
        return Math.toIntExact(
                Arrays.stream(Service.values()).filter(Service::isWebhook).count());
    }

    private static int rules() throws IOException {
        return matches(SHARED.resolve("lawful/Rule.java"), "(?m)^    [A-Z][A-Z_]+[,;]$");
    }

    /** Everything that is claimed once has a kind of its own. */
    private static int kindsOfFacts() throws IOException {
        var kinds = 0;
        for (var sources : new Path[] {SHARED, Path.of("..", "telegram-webhook-fn", "src", "main", "java")}) {
            try (var files = Files.walk(sources)) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    kinds += matches(file, "once\\.(askToClaim|claim)\\(") > 0 ? 1 : 0;
                }
            }
        }
        assertThat(kinds).as("kinds of facts that are claimed").isPositive();
        return kinds;
    }

    private static int matches(Path file, String pattern) throws IOException {
        return Math.toIntExact(Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .count());
    }
}
