package com.speechcad.local.bench;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A jar with nothing compressed inside, as {@code synth} puts each one into an archive. */
final class StoredJar {
    private StoredJar() {}

    /** Leaves {@code into} open. */
    static void write(Path jar, OutputStream into) throws IOException {
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
}
