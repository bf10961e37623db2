package com.speechcad.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A folder that takes long to make and is copied by many processes. It gets its name when it is whole, so that one that
 * was left half made is never used.
 */
final class MadeOnce {
    /** Files are locked for a process, not for a thread of it. */
    private static final Object ONE_THREAD = new Object();

    private final Path kept;
    private final Path whole;
    private final Maker maker;

    /** Fills a folder that is not there yet. */
    interface Maker {
        void make(Path folder) throws IOException;
    }

    /**
     * @param kept where it is kept; folders of other names are forgotten when one is made
     * @param name of everything that it depends on
     */
    MadeOnce(Path kept, String name, Maker maker) {
        this.kept = kept;
        this.whole = kept.resolve(name);
        this.maker = maker;
    }

    /** @param folder not there yet, or empty */
    void copyTo(Path folder) throws IOException {
        synchronized (ONE_THREAD) {
            Files.createDirectories(kept);
            // Whoever copies shares the door; whoever makes one, and forgets the others, has it alone.
            try (var door = FileChannel.open(
                    kept.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                while (!copied(door, folder)) {
                    make(door);
                }
            }
        }
    }

    private boolean copied(FileChannel door, Path folder) throws IOException {
        try (var _ = door.lock(0, Long.MAX_VALUE, true)) {
            if (!Files.exists(whole)) {
                return false;
            }
            Folders.copy(whole, folder);
            return true;
        }
    }

    private void make(FileChannel door) throws IOException {
        try (var _ = door.lock()) {
            if (Files.exists(whole)) {
                return;
            }
            try (var old = Files.list(kept)) {
                for (var folder : old.filter(Files::isDirectory).toList()) {
                    forget(folder);
                }
            }
            var half = kept.resolve("half-made");
            maker.make(half);
            Folders.force(half);
            Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** It loses its name first: what is left of one that was half removed is never used either. */
    private void forget(Path folder) throws IOException {
        var nameless = kept.resolve("half-removed");
        if (Files.exists(nameless)) {
            Folders.remove(nameless);
        }
        if (!folder.equals(nameless)) {
            Files.move(folder, nameless, StandardCopyOption.ATOMIC_MOVE);
            Folders.remove(nameless);
        }
    }
}
