package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of old defects names each of them once, and tests for it; each test has to be there. */
class OldDefectsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (D-\\d\\d(?:, D-\\d\\d)*) \\|", Pattern.MULTILINE);
    private static final int DEFECTS = 86;

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/old-defects.md"));
        var tests = tests();
        var missing = new ArrayList<String>();
        var named = NAMED.matcher(page);
        while (named.find()) {
            var source = tests.getOrDefault(named.group(1), "");
            var name = named.group(2) + "(";
            if (!source.contains("void " + name) && !source.contains("Stream<DynamicTest> " + name)) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_defect_stands_on_it_once() throws IOException {
        var ids = ROW.matcher(Files.readString(ROOT.resolve("docs/old-defects.md")))
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .toList();

        assertThat(ids).hasSize(DEFECTS).doesNotHaveDuplicates();
    }

    /** By the class's name; two of one name count as one text. */
    private static Map<String, String> tests() throws IOException {
        var tests = new HashMap<String, String>();
        try (var files = Files.walk(ROOT, 14)) {
            files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith("Test.java"))
                    .forEach(file -> tests.merge(
                            file.getFileName().toString().replace(".java", ""), read(file), String::concat));
        }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
