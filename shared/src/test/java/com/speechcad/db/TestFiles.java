package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket in memory. */
public final class TestFiles implements FileStore {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** What it refuses: {@code put}, {@code get} or {@code delete}. */
    public final Set<String> refused = ConcurrentHashMap.newKeySet();

    private void may(String what) {
        if (refused.contains(what)) {
            throw new Unreachable("the bucket refuses to " + what);
        }
    }

    @Override
    public void put(String key, String contentType, byte[] content) {
        may("put");
        files.put(key, content.clone());
    }

    @Override
    public Optional<byte[]> get(String key) {
        may("get");
        return Optional.ofNullable(files.get(key)).map(byte[]::clone);
    }

    public Set<String> keys() {
        return Set.copyOf(files.keySet());
    }

    /** The only file, or any, under a prefix. */
    public byte[] newest(String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file under " + prefix + ", but " + files.keySet()));
    }

    @Override
    public void delete(String key) {
        may("delete");
        files.remove(key);
    }
}
