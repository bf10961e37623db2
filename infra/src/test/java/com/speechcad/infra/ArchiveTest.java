package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void holds_the_same_files_uncompressed_and_is_smaller_in_the_archive_around_it() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        jar(jars.resolve("a.jar"));

        Archive.store(jars, folder.resolve("stored"));

        try (var jar = new ZipFile(folder.resolve("stored/a.jar").toFile())) {
            assertThat(jar.stream())
                    .hasSize(201)
                    .allSatisfy(entry -> assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED));
            assertThat(jar.getEntry("com/example/").isDirectory()).isTrue();
            var entry = jar.getEntry("com/example/Class7.class");
            assertThat(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(content(7));
        }
        assertThat(Archive.zippedBytes(folder.resolve("stored"))).isLessThan(Archive.zippedBytes(jars));
    }

    @Test
    void the_same_jars_give_the_same_bytes_and_an_old_one_does_not_stay() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        jar(jars.resolve("a.jar"));
        var stored = Files.createDirectories(folder.resolve("stored"));
        Files.writeString(stored.resolve("dropped.jar"), "of the last time");

        Archive.store(jars, stored);
        var first = Files.readAllBytes(stored.resolve("a.jar"));
        Archive.store(jars, stored);

        assertThat(stored).isDirectoryNotContaining("glob:**dropped.jar");
        assertThat(Files.readAllBytes(stored.resolve("a.jar"))).isEqualTo(first);
    }

    private static void jar(Path file) throws IOException {
        try (var jar = new ZipOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new ZipEntry("com/example/"));
            jar.closeEntry();
            for (int i = 0; i < 200; i++) {
                jar.putNextEntry(new ZipEntry("com/example/Class" + i + ".class"));
                jar.write(content(i).getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    /** As alike as classes are. */
    private static String content(int number) {
        return "class number " + number + " is much like the one before it, and like the one after it ".repeat(8);
    }
}
