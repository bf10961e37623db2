package com.speechcad.local.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes the {@code aws-chunked} coding off a body: lengths and signatures between pieces, checksums behind them. */
final class AwsChunks {
    private AwsChunks() {}

    /** @throws IllegalArgumentException when it is not coded like that */
    static byte[] decode(byte[] coded) {
        var content = new ByteArrayOutputStream(coded.length);
        int at = 0;
        while (true) {
            var end = lineEnd(coded, at);
            var line = new String(coded, at, end - at, StandardCharsets.US_ASCII);
            var length = Integer.parseInt(line.split(";", 2)[0].trim(), 16);
            at = end + 2;
            if (length == 0) {
                return content.toByteArray();
            }
            if (at + length > coded.length) {
                throw new IllegalArgumentException("a chunk ends before its length");
            }
            content.write(coded, at, length);
            at += length + 2;
        }
    }

    private static int lineEnd(byte[] coded, int from) {
        for (int at = from; at + 1 < coded.length; at++) {
            if (coded[at] == '\r' && coded[at + 1] == '\n') {
                return at;
            }
        }
        throw new IllegalArgumentException("a chunk without its length");
    }
}
