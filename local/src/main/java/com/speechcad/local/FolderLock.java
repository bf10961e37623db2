package com.speechcad.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process at a time; a killed one lets go by itself. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * One lab to a folder.
     *
     * @throws IllegalStateException when somebody else has it
     */
    static FolderLock take(Path folder) throws IOException {
        return on(folder.resolve("lock"), "another Speechcad runs on " + folder);
    }

    /**
     * Whoever has this file.
     *
     * @param refusal what is said when somebody else has it
     * @throws IllegalStateException when somebody else has it
     */
    public static FolderLock on(Path file, String refusal) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Somebody else in this very process.
        }
        channel.close();
        throw new IllegalStateException(refusal);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
