package com.speechcad.local.bench;

import com.speechcad.local.runtime.ClassPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The jars that Lambda would unpack of a function, as {@code package} lays them out, and AWS's runtime client, which Lambda
 * brings along. Nothing else: a library that only this module has would be looked through for beans at every start.
 */
final class Archives {
    private static final String OURS = "-SNAPSHOT.jar";
    private static final String RUNTIME_CLIENT = "aws-lambda-java-runtime-interface-client-";

    private Archives() {}

    /**
     * @param module such as {@code retell-webhook-fn}
     * @throws IllegalStateException where it was not packaged
     */
    static List<Path> of(String module) {
        return jars(module, _ -> true);
    }

    /** The libraries of {@code module} without anything of ours. */
    static List<Path> librariesOf(String module) {
        return jars(module, jar -> !jar.getFileName().toString().endsWith(OURS));
    }

    private static List<Path> jars(String module, Predicate<Path> wanted) {
        var folder = Path.of(module, "target", "function", "lib").toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(module + " is not packaged: ./speechcad bench does that first");
        }
        try (var files = Files.list(folder)) {
            var jars = new ArrayList<>(files.filter(wanted).sorted().toList());
            ClassPaths.own().stream()
                    .filter(entry -> entry.getFileName().toString().startsWith(RUNTIME_CLIENT))
                    .forEach(jars::add);
            return List.copyOf(jars);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
