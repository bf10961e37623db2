package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

class RulesTest {
    @Test
    void nothing_is_found_that_has_no_written_reason() {
        assertThat(Rules.findings(Synthesised.stage("dev").out())).isEmpty();
        assertThat(Rules.findings(Synthesised.stage("prod").out())).isEmpty();
    }

    /** Whoever reads what {@code synth} prints knows how much was looked away from. */
    @Test
    void every_exception_is_counted_and_has_its_reason() throws IOException {
        var out = Synthesised.stage("prod").out();
        var written = 0;
        try (var templates = Files.newDirectoryStream(out, "*.template.json")) {
            for (var template : templates) {
                written += (int) Pattern.compile("\"id\": ?\"(AwsSolutions|Serverless)-")
                        .matcher(Files.readString(template))
                        .results()
                        .count();
            }
        }

        assertThat(Rules.exceptions(out)).isEqualTo(written).isGreaterThan(20);
    }

    /** What is excused in advance is found by nobody when it comes. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void no_reason_is_written_for_what_is_not_there(String stage, @TempDir Path folder) {
        var out = folder.resolve("out");
        var app = Synthesised.app(StageSettings.of(stage), folder, out);
        var excused = new TreeSet<String>();
        for (var construct : app.getNode().findAll()) {
            if (construct instanceof CfnResource made && made.getMetadata("cdk_nag") instanceof Map<?, ?> reasons) {
                excused.addAll(excused(scope("/" + made.getNode().getPath()), reasons));
                made.addMetadata("cdk_nag", Map.of("rules_to_suppress", List.of()));
            }
        }
        app.synth();

        var found = Rules.findings(out).stream()
                .map(line -> scope(line) + " " + line.substring(line.indexOf(": ") + 2))
                .toList();
        assertThat(excused)
                .hasSizeGreaterThan(20)
                .allSatisfy(excuse -> assertThat(found).anyMatch(finding -> finding.startsWith(excuse)));
    }

    /** Stack and construct: what an exception is written at holds for everything inside it. */
    private static String scope(String path) {
        return path.split(":", 2)[0].replaceAll("^(/[^/]+/[^/]+).*", "$1");
    }

    private static List<String> excused(String scope, Map<?, ?> reasons) {
        var found = new ArrayList<String>();
        for (var rule : (List<?>) Objects.requireNonNull(reasons.get("rules_to_suppress"))) {
            var id = scope + " " + ((Map<?, ?>) rule).get("id");
            if (((Map<?, ?>) rule).get("applies_to") instanceof List<?> details) {
                details.forEach(detail -> found.add(id + "[" + detail + "]"));
            } else {
                found.add(id);
            }
        }
        return found;
    }

    @Test
    void a_bucket_without_encryption_in_transit_is_found(@TempDir Path out) {
        Synthesised.assumeNode();
        var app = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .build());
        new Bucket(new Stack(app, "careless"), "Open");
        Rules.watch(app);
        app.synth();

        assertThat(Rules.findings(out))
                .anySatisfy(finding -> assertThat(finding).contains("/careless/Open", "AwsSolutions-S10"));
    }
}
