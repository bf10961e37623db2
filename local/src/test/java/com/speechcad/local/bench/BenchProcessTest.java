package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchProcessTest {
    @TempDir
    Path folder;

    @Test
    void whoever_has_given_the_folder_back_leaves_it_to_the_next_one() throws IOException {
        var first = process();
        first.close();
        try (var next = process()) {
            Files.createDirectories(next.folder());

            first.forgetAtTheEnd();
            assertThat(next.folder()).exists();

            next.forgetAtTheEnd();
            assertThat(next.folder()).doesNotExist();
        }
    }

    private BenchProcess process() throws IOException {
        return new BenchProcess(FolderLock.on(folder.resolve("bench.lock"), "taken"), folder.resolve("bench"));
    }
}
