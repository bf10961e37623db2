package com.speechcad.db;

import java.util.Optional;

/** The same bucket, of which something else happens right after one file has come into it. */
public final class FilesWithAPause implements FileStore {
    private final FileStore files;
    private final String prefix;
    private final Runnable meanwhile;
    private boolean isOver;

    /**
     * @param prefix of the file's key; only the first such file is waited for
     * @param meanwhile is done before whoever put it goes on
     */
    public FilesWithAPause(FileStore files, String prefix, Runnable meanwhile) {
        this.files = files;
        this.prefix = prefix;
        this.meanwhile = meanwhile;
    }

    @Override
    public void put(String key, String contentType, byte[] content) {
        files.put(key, contentType, content);
        if (!isOver && key.startsWith(prefix)) {
            isOver = true;
            meanwhile.run();
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        return files.get(key);
    }

    @Override
    public void delete(String key) {
        files.delete(key);
    }
}
