package com.speechcad.text;

import java.text.Normalizer;

/** What somebody typed on whatever keyboard they have. */
public final class PlainDigits {
    private PlainDigits() {}

    /** The digits of any script, and signs of full width, as a telephone's: १ and １ are 1, ＊ is *. */
    public static String of(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
