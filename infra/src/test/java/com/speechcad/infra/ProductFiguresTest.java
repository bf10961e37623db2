package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProductFiguresTest {
    private static final Path FIGURES = Path.of("../shared/src/main/java/com/speechcad/watch/Figure.java");

    private static Synthesised templates;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
    }

    @Test
    void every_figure_the_product_says_is_on_the_dashboard_and_has_an_alarm_and_no_other_is_watched()
            throws IOException {
        var said = new TreeSet<String>();
        var names =
                Pattern.compile("\\(\"([A-Z][A-Za-z]+)\", \"[A-Z][a-z]+\"\\)").matcher(Files.readString(FIGURES));
        while (names.find()) {
            said.add(names.group(1));
        }
        var watched = new TreeSet<String>();
        templates.service("AWS::CloudWatch::Alarm").all().forEach(alarm -> collect(alarm, watched));

        assertThat(said).hasSize(10);
        assertThat(watched).isEqualTo(said);
        var board = templates.service("AWS::CloudWatch::Dashboard").only().toString();
        assertThat(said).allSatisfy(name -> assertThat(board).contains(name));
    }

    @Test
    void they_are_the_stages_own() {
        assertThat(templates.service("AWS::Lambda::Function").all())
                .hasSize(5)
                .allSatisfy(function -> assertThat(function.path("Environment")
                                .path("Variables")
                                .path("STAGE")
                                .asText())
                        .isEqualTo("dev"));
    }

    /** Names of metrics in our namespace that are counted by stage; the log filters' have none, or a version. */
    private static void collect(JsonNode node, Set<String> into) {
        if (node.path("Namespace").asText().equals("Speechcad")
                && node.path("Dimensions").size() > 0
                && !node.path("Dimensions").path(0).path("Name").asText().equals("Version")) {
            assertThat(node.path("Dimensions").toString()).contains("Stage", "dev");
            into.add(node.path("MetricName").asText());
        }
        node.forEach(child -> collect(child, into));
    }
}
