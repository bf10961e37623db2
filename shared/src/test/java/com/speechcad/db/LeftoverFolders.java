package com.speechcad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Folders that say which process they are of. One that was killed cannot remove its own: whoever makes the next one does. A
 * server that still runs on such a folder misses its {@code postmaster.pid} within a minute and stops by itself.
 */
final class LeftoverFolders {
    private final Path place;
    private final String prefix;

    /** @param prefix of their names, before the process's number */
    LeftoverFolders(Path place, String prefix) {
        this.place = place;
        this.prefix = prefix;
    }

    /** A new one of this process. */
    Path create() throws IOException {
        return Files.createTempDirectory(
                place, prefix + "-" + ProcessHandle.current().pid() + "-");
    }

    /** Those whose process is gone. */
    void remove() throws IOException {
        var name = Pattern.compile(Pattern.quote(prefix) + "-(\\d{1,18})-\\d+");
        try (var all = Files.list(place)) {
            for (var folder : all.toList()) {
                var found = name.matcher(folder.getFileName().toString());
                if (found.matches()
                        && ProcessHandle.of(Long.parseLong(found.group(1))).isEmpty()) {
                    remove(folder);
                }
            }
        }
    }

    private static void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException | UncheckedIOException _) {
            // Another JVM removes it too, or its server still writes: the next run finds what is left.
        }
    }
}
