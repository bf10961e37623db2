package com.speechcad.infra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A function's libraries as Lambda gets them: the same jars with nothing compressed inside. The archive around them then
 * compresses each jar as a whole, which makes it a third smaller, and a class is read without being inflated.
 */
final class Archive {
    /** Every entry's, so that the same libraries give the same bytes. */
    private static final long SOME_TIME = 1_767_225_600_000L;

    private Archive() {}

    /** Writes {@code jars} of one folder anew into another, which is emptied first. */
    static void store(Path jars, Path into) {
        try {
            Files.createDirectories(into);
            for (var old : in(into)) {
                Files.delete(old);
            }
            for (var jar : in(jars)) {
                var copy = into.resolve(name(jar));
                if (isZip(jar)) {
                    store(jar, Files.newOutputStream(copy));
                } else {
                    Files.copy(jar, copy);
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** How many bytes {@code lib} is in a zip, which is what is uploaded. */
    static long zippedBytes(Path lib) {
        var counted = new Counted();
        try (var zip = new ZipOutputStream(counted)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var jar : in(lib)) {
                zip.putNextEntry(new ZipEntry("lib/" + name(jar)));
                Files.copy(jar, zip);
                zip.closeEntry();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return counted.bytes;
    }

    private static void store(Path jar, OutputStream into) throws IOException {
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(into)) {
            to.setMethod(ZipOutputStream.STORED);
            // Folders too: Micronaut finds its beans by listing one.
            for (var entry : from.stream().toList()) {
                var bytes = from.getInputStream(entry).readAllBytes();
                var checksum = new CRC32();
                checksum.update(bytes);
                var stored = new ZipEntry(entry.getName());
                stored.setTime(SOME_TIME);
                stored.setSize(bytes.length);
                stored.setCrc(checksum.getValue());
                to.putNextEntry(stored);
                to.write(bytes);
                to.closeEntry();
            }
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.read() == 'P' && stream.read() == 'K';
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(
                    files.sorted(Comparator.comparing(Archive::name)).toList());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static final class Counted extends OutputStream {
        long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] many, int from, int count) {
            bytes += count;
        }
    }
}
