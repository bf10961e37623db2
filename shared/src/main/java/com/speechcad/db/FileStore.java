package com.speechcad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bucket: recordings, exports, pictures. Keys begin with the tenant's number. */
public interface FileStore {
    /** @throws com.speechcad.kernel.Unreachable when the bucket did not take it */
    void put(String key, String contentType, byte[] content);

    /**
     * A file from the disk, which may be larger than the memory.
     *
     * @throws com.speechcad.kernel.Unreachable when the bucket did not take it
     */
    default void put(String key, String contentType, Path file) {
        try {
            put(key, contentType, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws com.speechcad.kernel.Unreachable when the bucket did not answer */
    Optional<byte[]> get(String key);

    /** A key that is not there is fine. */
    void delete(String key);
}
