package com.speechcad.local.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text values under (kind, key), kept in memory and appended to a file, so that a killed process finds them again. A
 * half-written last line is dropped; opening compacts. Values are one line each (JSON without line breaks).
 */
public final class Journal implements AutoCloseable {
    private static final char SEPARATOR = '\t';

    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
    private final @Nullable BufferedWriter file;

    /** Nothing is kept. */
    public static Journal inMemory() {
        return new Journal(null);
    }

    /** Everything in the file so far, and everything from now on. */
    public static Journal at(Path path) {
        return new Journal(path);
    }

    /** One value of a file that somebody else may be writing to: it is only read. */
    public static Optional<String> peek(Path path, String kind, String key) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var read = inMemory();
        read.replay(Files.readString(path, StandardCharsets.UTF_8));
        return read.get(kind, key);
    }

    private Journal(@Nullable Path path) {
        file = path == null ? null : open(path);
    }

    public synchronized void put(String kind, String key, String value) {
        check(kind, key, value);
        values.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(key, value);
        append("+" + kind + SEPARATOR + key + SEPARATOR + value);
    }

    public synchronized void remove(String kind, String key) {
        var known = values.get(kind);
        if (known != null && known.remove(key) != null) {
            append("-" + kind + SEPARATOR + key);
        }
    }

    public synchronized Optional<String> get(String kind, String key) {
        return Optional.ofNullable(values.getOrDefault(kind, Map.of()).get(key));
    }

    /** A copy, in the order of first writing. */
    public synchronized Map<String, String> all(String kind) {
        return new LinkedHashMap<>(values.getOrDefault(kind, Map.of()));
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void check(String kind, String key, String value) {
        for (var part : new String[] {kind, key}) {
            if (part.indexOf(SEPARATOR) >= 0 || part.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a kind or key has no tab and no line break: " + part);
            }
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a value is one line; this one of kind " + kind + " is not");
        }
    }

    private void append(String line) {
        if (file == null) {
            return;
        }
        try {
            file.write(line + "\n");
            file.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private BufferedWriter open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path)) {
                replay(Files.readString(path, StandardCharsets.UTF_8));
            }
            var compact = path.resolveSibling(path.getFileName() + ".new");
            try (var writer = Files.newBufferedWriter(compact, StandardCharsets.UTF_8)) {
                for (var kind : values.entrySet()) {
                    for (var entry : kind.getValue().entrySet()) {
                        writer.write(
                                "+" + kind.getKey() + SEPARATOR + entry.getKey() + SEPARATOR + entry.getValue() + "\n");
                    }
                }
            }
            Files.move(compact, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void replay(String content) {
        var whole = content.substring(0, content.lastIndexOf('\n') + 1);
        whole.lines().forEach(line -> {
            var parts = line.substring(1).split("\t", 3);
            if (line.charAt(0) == '+') {
                values.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()).put(parts[1], parts[2]);
            } else {
                values.getOrDefault(parts[0], new LinkedHashMap<>()).remove(parts[1]);
            }
        });
    }
}
