package com.speechcad.fn.worker.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** In which encoding a text is written: by its mark, by its zeros, by being good UTF-8, else by the letters' habits. */
final class Encoding {
    private static final int LOOKED_AT = 262_144;
    private static final int ENOUGH_ZEROS = 4;
    private static final int FEW = 20;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");

    private Encoding() {}

    static Charset of(byte[] content) {
        var wide = wide(content);
        if (wide.isPresent()) {
            return wide.get();
        }
        return isUtf8(content) ? StandardCharsets.UTF_8 : guessed(content);
    }

    /** UTF-16, with its mark or without: what is written in it is full of digits, whose other half is zero. */
    static Optional<Charset> wide(byte[] content) {
        if (content.length >= 2 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (content.length >= 2 && (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        var zeros = new int[2];
        var looked = Math.min(content.length, LOOKED_AT);
        for (var at = 0; at < looked; at++) {
            zeros[at % 2] += content[at] == 0 ? 1 : 0;
        }
        // Of the letters and digits in the middle of other scripts at least an eighth has a zero half.
        if (zeros[0] + zeros[1] < Math.max(ENOUGH_ZEROS, looked / 16)) {
            return Optional.empty();
        }
        if (zeros[1] > 8 * zeros[0]) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > 8 * zeros[1] ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean isUtf8(byte[] content) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.allocate(8_192);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return true;
            }
            if (result.isError()) {
                return false;
            }
            out.clear();
        }
    }

    private static Charset guessed(byte[] content) {
        var detector = new UniversalDetector();
        detector.handleData(content, 0, Math.min(content.length, LOOKED_AT));
        detector.dataEnd();
        var name = detector.getDetectedCharset();
        if (StandardCharsets.UTF_8.name().equals(name)) {
            return damagedOrChinese(content);
        }
        if (name == null || !Charset.isSupported(name)) {
            return WINDOWS;
        }
        // All that GB2312 and GBK have is in GB18030, and more.
        return name.startsWith("GB") || name.startsWith("HZ") ? CHINESE : Charset.forName(name);
    }

    /** It is no good UTF-8, but looks like it: a few letters are broken, or it is another with two bytes to a letter. */
    private static Charset damagedOrChinese(byte[] content) {
        var text = new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.UTF_8);
        var broken = text.chars().filter(letter -> letter == '\uFFFD').count();
        var foreign = text.chars().filter(letter -> letter > 0x7F).count();
        return broken * FEW <= foreign ? StandardCharsets.UTF_8 : CHINESE;
    }
}
