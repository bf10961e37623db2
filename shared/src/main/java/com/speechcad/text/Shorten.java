package com.speechcad.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Cuts words where a reader sees a sign end: neither an emoji nor a letter with its vowel sign loses a half. Half an emoji is
 * no text at all: PostgreSQL refuses it in JSON, and Telegram everywhere.
 */
public final class Shorten {
    private static final String LEFT_OUT = "…";

    /** Joins a consonant of Devanagari to the next one: what ends with it is half a sign. */
    private static final char VIRAMA = '\u094D';

    private Shorten() {}

    /**
     * What is left out shows as "…".
     *
     * @param most in UTF-16 units, the mark included
     */
    public static String to(String words, int most) {
        return words.length() <= most ? words : cut(words, most - LEFT_OUT.length()) + LEFT_OUT;
    }

    /**
     * Without a mark.
     *
     * @param most in UTF-16 units
     */
    public static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(words);
        var end = signs.preceding(most + 1);
        while (end > 0 && words.charAt(end - 1) == VIRAMA) {
            end = signs.preceding(end);
        }
        return words.substring(0, end > 0 ? end : whole(words, most));
    }

    /** Somebody piled so many marks on one letter that it is cut within. */
    private static int whole(String words, int most) {
        return most > 0 && Character.isHighSurrogate(words.charAt(most - 1)) ? most - 1 : most;
    }
}
