package com.speechcad.db;

import java.util.Optional;

/** The bucket: recordings, exports, pictures. Keys begin with the tenant's number. */
public interface FileStore {
    /** @throws com.speechcad.kernel.Unreachable when the bucket did not take it */
    void put(String key, String contentType, byte[] content);

    /** @throws com.speechcad.kernel.Unreachable when the bucket did not answer */
    Optional<byte[]> get(String key);

    /** A key that is not there is fine. */
    void delete(String key);
}
