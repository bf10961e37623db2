package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test stands on a copy of it; here is what keeps a wrong one away. */
class MigratedFolderTest {
    private static final String FILE = "base/1/2";

    @TempDir
    Path folder;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void is_made_once_for_everybody_and_forgotten_when_another_is_made() throws IOException {
        IntStream.range(0, 4).parallel().forEach(one -> copy("a", "copy" + one));

        assertThat(made).hasValue(1);
        for (int one = 0; one < 4; one++) {
            assertThat(folder.resolve("copy" + one).resolve(FILE)).hasContent("a");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("copy" + one))))
                    .isEqualTo("rwx------");
        }

        copy("b", "other");
        assertThat(folder.resolve("other").resolve(FILE)).hasContent("b");
        copy("a", "again");
        assertThat(made).hasValue(3);
        try (var kept = Files.list(folder.resolve("kept"))) {
            assertThat(kept.filter(Files::isDirectory))
                    .containsExactly(folder.resolve("kept").resolve("a"));
        }
    }

    @Test
    void is_never_used_when_it_was_left_half_made() throws IOException {
        assertThatThrownBy(() -> of("a", half -> {
                            make(half, "half");
                            throw new IOException("the power went");
                        })
                        .copyTo(folder.resolve("copy")))
                .hasMessage("the power went");
        assertThat(folder.resolve("copy")).doesNotExist();

        copy("a", "copy");
        assertThat(folder.resolve("copy").resolve(FILE)).hasContent("a");
        assertThat(folder.resolve("kept").resolve("half-made")).doesNotExist();
    }

    @Test
    void is_another_one_when_a_migration_changes_or_comes() throws IOException {
        var migrations = Files.createDirectories(folder.resolve("classes/db/migration"));
        Files.writeString(migrations.resolve("V1__a.sql"), "select 1");
        var first = name();
        assertThat(name()).isEqualTo(first);

        Files.writeString(migrations.resolve("V1__a.sql"), "select 2");
        var changed = name();
        Files.writeString(migrations.resolve("V2__b.sql"), "select 1");
        assertThat(name()).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(first);
    }

    private String name() throws IOException {
        var classes = new URL[] {folder.resolve("classes").toUri().toURL()};
        try (var classPath = new URLClassLoader(classes, null)) {
            return WhatItIsMadeOf.name(classPath);
        }
    }

    private void copy(String name, String to) {
        try {
            of(name, whole -> make(whole, name)).copyTo(folder.resolve(to));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void make(Path whole, String content) throws IOException {
        made.incrementAndGet();
        Files.createDirectories(whole.resolve(FILE).getParent());
        Files.writeString(whole.resolve(FILE), content);
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rwx------"));
    }

    private MadeOnce of(String name, MadeOnce.Maker maker) {
        return new MadeOnce(folder.resolve("kept"), name, maker);
    }
}
