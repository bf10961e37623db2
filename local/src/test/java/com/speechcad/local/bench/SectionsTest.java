package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench that writes its figures leaves those of the others alone. */
class SectionsTest {
    @TempDir
    Path folder;

    @Test
    void each_section_is_put_in_its_place_and_the_others_stay() throws IOException {
        var page = folder.resolve("benchmarks.md");
        Files.writeString(page, "# Benchmarks\n\nFigures.\n\n## Money\n\nold money\n\n## Notes\n\nkept\n");

        Sections.write(page, Sections.STARTS, Sections.STARTS + "\n\nstarts\n");
        Sections.write(page, Sections.MONEY, Sections.MONEY + "\n\nnew money\n");
        Sections.write(page, Sections.STARTS, Sections.STARTS + "\n\nother starts\n");

        assertThat(Files.readString(page))
                .isEqualTo("# Benchmarks\n\nFigures.\n\n## Money\n\nnew money\n\n## Notes\n\nkept\n\n" + Sections.STARTS
                        + "\n\nother starts\n");
        assertThat(Sections.kept(page))
                .contains("new money", "other starts", "kept")
                .doesNotContain("Figures");
    }

    /** Whatever stands outside of the parts that are kept is written anew: nobody's words may be there. */
    @Test
    void a_bench_that_writes_the_page_loses_nothing_that_was_written_by_hand() throws IOException {
        var page = Path.of("..").resolve(Sections.DOCUMENT);
        var kept = Sections.kept(page);
        var written =
                ReportText.DOCUMENT.lines().map(SectionsTest::withoutFigures).collect(Collectors.toSet());
        var rest = Files.readString(page);
        for (var section : kept.split("(?=\n## )")) {
            assertThat(rest).contains(section);
            rest = rest.replace(section, "");
        }

        assertThat(rest).contains("# Benchmarks", "## What is not covered");
        assertThat(kept.lines()).hasSizeGreaterThan(100);
        assertThat(rest.lines())
                .filteredOn(line -> !line.isEmpty() && !line.matches("\\|.*|###.*|\\d{4}-.*|WARNING.*"))
                .allSatisfy(line -> assertThat(written).contains(withoutFigures(line)));
    }

    private static String withoutFigures(String line) {
        return line.replaceAll("%\\d\\$[sd]|\\d+", "#");
    }
}
