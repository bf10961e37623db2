package com.speechcad.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The small file of figures that docs/cost.md is made from: a {@code name=value} a line, and comments. */
public final class LoadFigures {
    /** Below the project's folder. */
    public static final Path FILE = Path.of("docs", "load.properties");

    private LoadFigures() {}

    /** A time as it stands in the file, alike wherever it is taken. */
    public static String millis(double time) {
        return String.format(Locale.ROOT, "%.1f", time);
    }

    /** All of them, by name. */
    public static Map<String, String> in(Path file) throws IOException {
        var figures = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                figures.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return figures;
    }

    /**
     * Replaces the values of those that are in {@code renewed}; everything else stays, line by line.
     *
     * @throws IllegalArgumentException when one has no line there
     */
    public static void write(Path file, Map<String, String> renewed) throws IOException {
        var left = new TreeMap<>(renewed);
        var text = new StringBuilder();
        for (var line : Files.readAllLines(file)) {
            var name = line.split("=", 2)[0];
            var value = left.remove(name);
            text.append(value == null ? line : name + "=" + value).append('\n');
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(file + " has no line for " + left.keySet());
        }
        Files.writeString(file, text);
    }
}
