package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alarm looks its line up in the runbook: every line has its row, and every row its line. */
class AlarmPageTest {
    private static final Path SOURCES = Path.of("..");
    private static final Pattern LINE = Pattern.compile("\"ALARM ([^\"]+)\"");
    private static final Pattern FACT = Pattern.compile("alarms\\.raise\\(\\s*(\"[a-z-]+:|\\S+)");

    private static List<String> said;
    private static List<String> raised;
    private static List<String> rows;

    @BeforeAll
    static void read() throws IOException {
        var lines = new TreeSet<String>();
        var kinds = new TreeSet<String>();
        for (var source : sources()) {
            LINE.matcher(source).results().forEach(line -> lines.add(plain(line.group(1))));
            FACT.matcher(source).results().forEach(fact -> kinds.add(fact(fact.group(1))));
        }
        // The fact that is raised, and the message of the database, are found by their own words.
        lines.remove("");
        said = List.copyOf(lines);
        raised = List.copyOf(kinds);
        var runbook = Files.readString(SOURCES.resolve("docs/runbook.md"));
        var section = runbook.substring(runbook.indexOf("## The product raises an alarm\n"));
        rows = Pattern.compile("(?m)^\\| (`.*?`) \\|")
                .matcher(section.substring(0, section.indexOf("\n## ", 1)))
                .results()
                .flatMap(row ->
                        Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
                .map(quoted -> plain(quoted.group(1)))
                .toList();
    }

    @Test
    void every_line_that_is_an_alarm_has_its_row() {
        assertThat(said)
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(rows).as(line).anyMatch(line::contains));
        assertThat(raised)
                .hasSizeGreaterThan(4)
                .allSatisfy(kind -> assertThat(rows).as(kind).anyMatch(row -> isOf(row, kind)));
    }

    @Test
    void every_row_is_about_a_line_that_is_said() throws IOException {
        var raisedBySql = plain(String.join("\n", migrations()).replace('%', '…'));

        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(said.stream().anyMatch(line -> line.contains(row))
                                || raised.stream().anyMatch(kind -> isOf(row, kind))
                                || raisedBySql.contains(row))
                        .as("somebody says: " + row)
                        .isTrue());
    }

    private static boolean isOf(String row, String kind) {
        return row.equals(kind) || row.startsWith(kind + ":");
    }

    private static String fact(String written) {
        assertThat(written)
                .as("a fact begins with its kind, written out where it is raised, so that it is found")
                .startsWith("\"");
        return plain(written.substring(1));
    }

    /** Whatever is filled in is one sign, and none at the ends. */
    private static String plain(String text) {
        return text.replace("{}", "…").replaceAll("…( …)+", "…").replaceAll("^[… :;,]+|[… :]+$", "");
    }

    private static List<String> sources() throws IOException {
        try (var modules = Files.list(SOURCES)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .filter(folder -> !folder.startsWith(SOURCES.resolve("infra")))
                    .flatMap(folder -> texts(folder, ".java"))
                    .toList();
        }
    }

    private static List<String> migrations() {
        return texts(SOURCES.resolve("shared/src/main/resources/db/migration"), ".sql")
                .toList();
    }

    private static Stream<String> texts(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(AlarmPageTest::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
