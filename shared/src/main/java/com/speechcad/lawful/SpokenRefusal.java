package com.speechcad.lawful;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether somebody said, in so many words, that they want no more calls: it counts like key 9, for good. “Not now” and “not
 * interested” are none; a wish with a condition that nothing here could keep, such as “not at work”, is one.
 */
public final class SpokenRefusal {
    private static final List<RefusalPatterns> SAID = List.of(
            RefusalPatterns.read("en", true),
            RefusalPatterns.read("es", true),
            RefusalPatterns.read("fr", true),
            RefusalPatterns.read("hi", true),
            RefusalPatterns.read("zh", false));

    /** Accents, and the dots under letters of Devanagari, which recognisers set as they like. */
    private static final Pattern OPTIONAL_MARK = Pattern.compile("[\\u0300-\\u036f\\u093c\\u200b-\\u200d]");

    private static final Pattern END_OF_A_SENTENCE = Pattern.compile("[.!?,;:。！？，、；：।…\\n\\r]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'.]");

    private SpokenRefusal() {}

    /** @param words of the callee, in any of our languages or Spanish */
    public static boolean in(String words) {
        var turn = plain(words);
        return SAID.stream().anyMatch(language -> language.in(turn));
    }

    /** In small letters without accents, one blank between words, each sentence between dots. */
    private static String plain(String words) {
        var signs = Normalizer.normalize(words, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('\u0901', '\u0902');
        var marked = OPTIONAL_MARK.matcher(signs).replaceAll("");
        var sentences = END_OF_A_SENTENCE.matcher(marked).replaceAll(" . ");
        return " . "
                + String.join(
                        " ", NO_WORD.matcher(sentences).replaceAll(" ").strip().split("\\s+")) + " . ";
    }
}
