package com.speechcad.local.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
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
                    StoredJar.write(file, zip);
                } else {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
        return OptionalLong.of(counted.bytes);
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
