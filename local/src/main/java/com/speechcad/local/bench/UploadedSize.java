package com.speechcad.local.bench;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** How large a function is as it is uploaded: its jars stored, and all of them in one zip, as {@code synth} packs them. */
final class UploadedSize {
    private UploadedSize() {}

    /**
     * In bytes; empty where nothing was packaged yet.
     *
     * @param packaged the folder with the function's jars, in itself or in {@code lib}
     */
    static OptionalLong of(Path packaged) throws IOException {
        if (!Files.isDirectory(packaged)) {
            return OptionalLong.empty();
        }
        var counted = new Counted();
        try (var files = Files.walk(packaged);
                var zip = new ZipOutputStream(counted)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(packaged.relativize(file).toString()));
                if (file.toString().endsWith(".jar")) {
                    store(file, zip);
                } else {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
        return OptionalLong.of(counted.bytes);
    }

    private static void store(Path jar, OutputStream into) throws IOException {
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(new Unclosed(into))) {
            to.setMethod(ZipOutputStream.STORED);
            for (var entry : from.stream().toList()) {
                var bytes = from.getInputStream(entry).readAllBytes();
                var checksum = new CRC32();
                checksum.update(bytes);
                var stored = new ZipEntry(entry.getName());
                stored.setSize(bytes.length);
                stored.setCrc(checksum.getValue());
                to.putNextEntry(stored);
                to.write(bytes);
                to.closeEntry();
            }
        }
    }

    /** The zip goes on behind a jar in it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] many, int from, int count) throws IOException {
            out.write(many, from, count);
        }

        @Override
        public void close() {}
    }

    private static final class Counted extends OutputStream {
        private long bytes;

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
