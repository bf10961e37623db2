package com.speechcad.flow.screening;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Signs as a listener would hear them: one form for what only looks different. */
final class Letters {
    /** Binds a letter of Devanagari to the next. */
    static final int VIRAMA = 0x094D;

    private static final int NUKTA = 0x093C;
    private static final int CANDRABINDU = 0x0901;
    private static final int ANUSVARA = 0x0902;
    private static final int FIRST_FLAG = 0x1F1E6;
    private static final int LAST_FLAG = 0x1F1FF;
    private static final int[] LETTERS_IN_BOXES = {0x1F130, 0x1F150, 0x1F170};
    private static final int ALPHABET = 26;
    private static final int LAST_ASCII = 0x7F;
    private static final Map<Integer, String> LOOK_ALIKES = lookAlikes();

    private Letters() {}

    /** What a sign stands for; empty for one that cannot be seen, or only decorates. */
    static String plain(int sign) {
        if (sign <= LAST_ASCII) {
            return Character.toString(Character.toLowerCase(sign));
        }
        if (isInvisible(sign)) {
            return "";
        }
        var boxed = boxed(sign);
        if (!boxed.isEmpty()) {
            return boxed;
        }
        var plain = new StringBuilder();
        Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(part -> append(plain, part));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int part) {
        if (part == NUKTA || isInvisible(part)) {
            return;
        }
        if (part == CANDRABINDU) {
            plain.appendCodePoint(ANUSVARA);
        } else if (Character.isDigit(part)) {
            plain.append(Character.digit(part, 10));
        } else if (!isAccent(part)) {
            plain.append(LOOK_ALIKES.getOrDefault(part, Character.toString(part)));
        }
    }

    /** A mark of Devanagari, which is part of its word; accents of other scripts are dropped. */
    static boolean isMark(int sign) {
        var type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    static boolean isHan(int sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
    }

    private static boolean isAccent(int sign) {
        return isMark(sign) && Character.UnicodeScript.of(sign) != Character.UnicodeScript.DEVANAGARI;
    }

    private static boolean isInvisible(int sign) {
        return Character.getType(sign) == Character.FORMAT
                || (sign >= 0xFE00 && sign <= 0xFE0F)
                || sign == 0x034F
                || sign == 0x115F
                || sign == 0x1160
                || sign == 0x3164
                || sign == 0xFFA0
                || sign == 0x20E3;
    }

    /** Letters in squares, in circles, and of flags. */
    private static String boxed(int sign) {
        if (sign >= FIRST_FLAG && sign <= LAST_FLAG) {
            return letter(sign - FIRST_FLAG);
        }
        for (var first : LETTERS_IN_BOXES) {
            if (sign >= first && sign < first + ALPHABET) {
                return letter(sign - first);
            }
        }
        return "";
    }

    private static String letter(int number) {
        return Character.toString('a' + number);
    }

    private static Map<Integer, String> lookAlikes() {
        var pairs = new HashMap<Integer, String>();
        read("/screening/look-alikes.properties")
                .forEach((meant, written) -> written.toString()
                        .codePoints()
                        .filter(sign -> !Character.isWhitespace(sign))
                        .forEach(sign -> pairs.put(sign, meant.toString())));
        return Map.copyOf(pairs);
    }

    static Properties read(String path) {
        try (var stream = Letters.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no rules at " + path);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
