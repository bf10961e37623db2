package com.speechcad.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A class path of stored jars only, as an archive has it: the JDK's AOT cache takes no folders. */
final class Jars {
    private Jars() {}

    /** The same class path in {@code into}: its folders packed, its jars without compression. */
    static List<Path> of(List<Path> classPath, Path into) {
        var jars = new ArrayList<Path>();
        for (var entry : classPath) {
            var jar = into.resolve(jars.size() + ".jar");
            jars.add(Files.isDirectory(entry) ? packed(entry, jar) : stored(entry, jar));
        }
        return List.copyOf(jars);
    }

    private static Path stored(Path from, Path jar) {
        try (var into = Files.newOutputStream(jar)) {
            StoredJar.write(from, into);
            return jar;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path packed(Path folder, Path jar) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (var file : files.filter(one -> !one.equals(folder)).sorted().toList()) {
                // Folders too: Micronaut finds its beans by listing one.
                var name = folder.relativize(file) + (Files.isDirectory(file) ? "/" : "");
                zip.putNextEntry(new ZipEntry(name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
            return jar;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
