package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadedSizeTest {
    @TempDir
    Path folder;

    @Test
    void jars_are_measured_stored_within_one_zip_as_they_are_uploaded() throws IOException {
        var jar = folder.resolve("lib.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            // Alike from one entry to the next: a jar that compresses each by itself cannot see it.
            for (var entry = 0; entry < 200; entry++) {
                zip.putNextEntry(new ZipEntry("com/example/Class" + entry + ".class"));
                zip.write("the same constant pool again and again %d"
                        .formatted(entry)
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }

        assertThat(UploadedSize.of(folder).orElseThrow()).isPositive().isLessThan(Files.size(jar) / 2);
        assertThat(UploadedSize.of(folder.resolve("nothing"))).isEmpty();
    }
}
