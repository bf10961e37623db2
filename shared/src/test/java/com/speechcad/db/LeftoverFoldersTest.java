package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed test's JVM leaves, and what two of them could take from each other. */
class LeftoverFoldersTest {
    @TempDir
    Path place;

    @Test
    void goes_when_its_process_is_gone_and_stays_while_it_runs() throws IOException, InterruptedException {
        var folders = new LeftoverFolders(place, "data");
        var ours = folders.create();
        var gone = Files.createDirectories(place.resolve("data-" + endedProcess() + "-1/base/2"));
        Files.writeString(gone.resolve("file"), "rows");
        var others = Files.createDirectories(place.resolve("data-of-somebody"));

        folders.remove();

        assertThat(place).isDirectoryContaining(ours::equals).isDirectoryContaining(others::equals);
        assertThat(place.toFile().list()).hasSize(2);
    }

    @Test
    void ports_of_two_processes_are_never_the_same() {
        assertThat(TestPort.first(4711) - TestPort.first(4710)).isEqualTo(20);
        assertThat(TestPort.first(0)).isEqualTo(10_000);
        assertThat(TestPort.first(499)).isEqualTo(19_980);
        var mine = TestPort.first(ProcessHandle.current().pid());
        assertThat(TestPort.free()).isBetween(mine, mine + 19).isNotEqualTo(TestPort.free());
    }

    private static long endedProcess() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return process.pid();
    }
}
