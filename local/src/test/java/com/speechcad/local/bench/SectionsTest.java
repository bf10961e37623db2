package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(Sections.kept(page)).contains("new money", "other starts").doesNotContain("Figures", "kept");
    }
}
