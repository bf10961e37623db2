package com.speechcad.fn.worker.picture;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * A text without letters that would show as empty boxes: those that look like others become those others, whatever is
 * left (a smiley, a script we have no font for) becomes a dot, one for many in a row.
 */
final class ShownText {
    private static final String DOT = "·";

    private ShownText() {}

    static String of(String text, IntPredicate isShown) {
        var readable = new StringBuilder();
        var inGap = false;
        for (var letter : text.codePoints().toArray()) {
            var joins = Character.getType(letter) == Character.FORMAT || isVariation(letter);
            var written = written(letter, isShown);
            if ((joins && inGap) || isVariation(letter)) {
                continue;
            }
            if (!written.isEmpty()) {
                readable.append(written);
                inGap = false;
            } else if (!inGap) {
                readable.append(DOT);
                inGap = true;
            }
        }
        return readable.toString();
    }

    /** Empty when it cannot be shown. */
    private static String written(int letter, IntPredicate isShown) {
        var itself = Character.toString(letter);
        if (Character.isWhitespace(letter) || Character.getType(letter) == Character.FORMAT || isShown.test(letter)) {
            return itself;
        }
        var plain = Normalizer.normalize(itself, Normalizer.Form.NFKC);
        return plain.codePoints().allMatch(isShown) ? plain : "";
    }

    /** Only says how the letter before it looks. */
    private static boolean isVariation(int letter) {
        return (letter >= 0xfe00 && letter <= 0xfe0f) || (letter >= 0xe0100 && letter <= 0xe01ef);
    }
}
