package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFiguresTest {
    @TempDir
    Path folder;

    /** What {@code docs/cost.md} is made from is read as Java's numbers. */
    @Test
    void a_time_is_written_so_that_it_can_be_read_wherever_it_was_taken() throws IOException {
        var file = Files.writeString(folder.resolve("load.properties"), "# alone\ntap-ms=1.0\nmessages=2\n");
        var own = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
            LoadFigures.write(file, Map.of("tap-ms", LoadFigures.millis(38.12)));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, own);
        }

        assertThat(file).hasContent("# alone\ntap-ms=38.1\nmessages=2\n");
    }
}
