package com.speechcad.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.lambda.Code;

/** Where the packaged functions lie: {@code MODULE/target/function/lib/*.jar} under the repository's folder. */
record FunctionCode(Path repository) {
    /** What Lambda unpacks for {@code module}. Throws {@link IllegalStateException} when it was not packaged. */
    Code of(String module) {
        var folder = repository.resolve(module).resolve("target/function");
        if (!holdsJar(folder.resolve("lib"), module)) {
            throw new IllegalStateException(
                    folder + " holds no jar of " + module + ": package the functions first, as ./speechcad synth does");
        }
        var archive = repository.resolve(module).resolve("target/archive");
        Archive.store(folder.resolve("lib"), archive.resolve("lib"));
        return Code.fromAsset(archive.toString());
    }

    /** How many bytes the archive of {@code module} is, once {@link #of} has written it. */
    long bytes(String module) {
        return Archive.zippedBytes(repository.resolve(module).resolve("target/archive/lib"));
    }

    private static boolean holdsJar(Path lib, String module) {
        if (!Files.isDirectory(lib)) {
            return false;
        }
        try (var jars = Files.newDirectoryStream(lib, module + "*.jar")) {
            return jars.iterator().hasNext();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
