package com.speechcad.local.digits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;

/** What is written in a file, whatever its kind: archives and compressed parts are opened, each text is decoded. */
final class Unpacked {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 20_000_000;

    private final List<String> texts = new ArrayList<>();

    private Unpacked() {}

    /** Of bytes that are no text only what can be read as one. */
    static List<String> of(byte[] file) {
        var unpacked = new Unpacked();
        try {
            unpacked.open(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return unpacked.texts;
    }

    private void open(byte[] bytes) throws IOException {
        if (starts(bytes, ZIP)) {
            archive(bytes);
        } else if (starts(bytes, GZIP)) {
            open(new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(MOST));
        } else if (starts(bytes, PNG)) {
            png(bytes);
        } else {
            if (starts(bytes, PDF)) {
                pdf(bytes);
            }
            text(bytes);
        }
    }

    /** By its directory at the end, as a table's program reads it: what was written in one go has no sizes before that. */
    private void archive(byte[] bytes) throws IOException {
        var file = Files.createTempFile("unpacked", ".zip");
        try {
            Files.write(file, bytes);
            try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
                texts.add(zip.getComment() == null ? "" : zip.getComment());
                for (var entry : Collections.list(zip.entries())) {
                    texts.add(entry.getName() + " " + entry.getComment());
                    open(zip.getInputStream(entry).readNBytes(MOST));
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private void text(byte[] bytes) {
        texts.add(new String(bytes, StandardCharsets.UTF_8));
        if (zeros(bytes) * 4 > bytes.length) {
            texts.add(new String(bytes, StandardCharsets.UTF_16BE));
            texts.add(new String(bytes, StandardCharsets.UTF_16LE));
        }
    }

    /** Its words, compressed or not; what is drawn in it is not read. */
    private void png(byte[] bytes) {
        for (int at = 8; at + 12 <= bytes.length; ) {
            var length = number(bytes, at);
            var kind = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
            var data = Arrays.copyOfRange(bytes, at + 8, Math.min(bytes.length, at + 8 + length));
            if (List.of("tEXt", "iTXt", "eXIf").contains(kind)) {
                text(data);
            }
            if (List.of("zTXt", "iTXt").contains(kind)) {
                for (int from = 0; from < data.length; from++) {
                    if (data[from] == 0x78) {
                        text(inflated(data, from));
                    }
                }
            }
            at += 12 + length;
        }
    }

    private void pdf(byte[] bytes) {
        for (int at = 0; at + STREAM.length + 2 < bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + STREAM.length, STREAM, 0, STREAM.length)) {
                var from = at + STREAM.length + (bytes[at + STREAM.length] == '\r' ? 2 : 1);
                text(inflated(bytes, from));
            }
        }
    }

    private static byte[] inflated(byte[] bytes, int from) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            var found = new byte[Math.min(MOST, 50 * (bytes.length - from) + 1_000)];
            return Arrays.copyOf(found, inflater.inflate(found));
        } catch (DataFormatException _) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static int number(byte[] bytes, int at) {
        return ((bytes[at] & 0x7f) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (var one : bytes) {
            zeros += one == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
