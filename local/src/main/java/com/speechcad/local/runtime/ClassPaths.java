package com.speechcad.local.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where a function's process finds its classes. */
public final class ClassPaths {
    private ClassPaths() {}

    /** This process's own class path, also under Surefire, which hides it in a manifest. */
    public static List<Path> own() {
        var hidden = System.getProperty("surefire.test.class.path");
        var path = hidden == null ? System.getProperty("java.class.path") : hidden;
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * What the archive of one function holds: of this repository's modules only {@code shared} and the function's own,
     * and the libraries.
     *
     * @param module the function's module, such as {@code retell-webhook-fn}
     */
    public static List<Path> ofFunction(String module) {
        return own().stream()
                .filter(entry ->
                        !isOurs(entry) || (!isForTests(entry) && (isOf("shared", entry) || isOf(module, entry))))
                .toList();
    }

    /** What is not of this repository. */
    public static List<Path> libraries() {
        return own().stream().filter(entry -> !isOurs(entry)).toList();
    }

    private static boolean isOurs(Path entry) {
        return !module(entry).isEmpty();
    }

    private static boolean isOf(String module, Path entry) {
        return module(entry).equals(module);
    }

    private static boolean isForTests(Path entry) {
        return entry.endsWith("test-classes") || entry.toString().endsWith("-tests.jar");
    }

    /** A module's classes, or its jar once it is packaged, lie under its {@code target}; empty for a library. */
    private static String module(Path entry) {
        for (var part = entry; part != null; part = part.getParent()) {
            var above = part.getParent();
            if (part.endsWith("target") && above != null && above.getFileName() != null) {
                return above.getFileName().toString();
            }
        }
        return "";
    }
}
