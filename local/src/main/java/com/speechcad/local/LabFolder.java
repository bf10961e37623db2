package com.speechcad.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where everything is kept. PostgreSQL's own part is left to {@code LocalPostgres}, which may have to stop it first. */
record LabFolder(Path root) {
    Path postgres() {
        return root.resolve("postgres");
    }

    Path files() {
        return root.resolve("files");
    }

    Path journal(String of) {
        return root.resolve("journals").resolve(of + ".journal");
    }

    /** Everything but the lock, which is held, the database and the log. */
    void forget() throws IOException {
        for (var part : new Path[] {files(), root.resolve("journals"), root.resolve("keys.properties")}) {
            if (Files.exists(part)) {
                try (var files = Files.walk(part)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
