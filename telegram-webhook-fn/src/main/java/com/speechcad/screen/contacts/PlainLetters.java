package com.speechcad.screen.contacts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they are compared: without case, accents and points, whatever stands between the words. */
final class PlainLetters {
    /** Of Latin letters alone: what Hindi writes above and below its letters are vowels. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    private static final Pattern POINTS = Pattern.compile("[.·]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|les|la|le|l) (?=.)");

    private PlainLetters() {}

    static String of(String name) {
        var bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        // Only English names have it.
        var spelled = bare.replace("&", " and ");
        var words = BETWEEN.matcher(POINTS.matcher(spelled).replaceAll("")).replaceAll(" ");
        var plain = ARTICLE.matcher(words.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Digits of every script as those of ASCII. */
    static String digits(String line) {
        var plain = new StringBuilder();
        line.codePoints()
                .forEach(point -> plain.appendCodePoint(
                        Character.isDigit(point) ? '0' + Character.digit(point, 10) : point == '＋' ? '+' : point));
        return plain.toString();
    }
}
