package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever looks up why a door answers 503 finds the word of its log line in the runbook, and no other. */
class WebhookWordsTest {
    private static final Path DOORWAY =
            Path.of("..", "shared", "src", "main", "java", "com", "speechcad", "provider", "lambda", "Doorway.java");
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");

    @Test
    void every_word_of_a_503_has_its_row_and_every_row_its_word() throws IOException {
        var said = Pattern.compile("SERVICE_UNAVAILABLE,\\s*\"([a-z ]+:) \"")
                .matcher(Files.readString(DOORWAY))
                .results()
                .map(word -> word.group(1))
                .toList();
        var runbook = Files.readString(RUNBOOK);
        var section = runbook.substring(runbook.indexOf("\n## Webhooks fail\n"));
        var rows = Pattern.compile("(?m)^ *\\| `([a-z ]+:) …` \\|")
                .matcher(section.substring(0, section.indexOf("\n## ", 1)))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(said).hasSize(3);
        assertThat(rows).containsExactlyInAnyOrderElementsOf(said);
    }
}
