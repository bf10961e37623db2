package com.speechcad.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/** Whether a text is written in its language's script, as far as it has letters at all. */
final class Scripts {
    private static final int WORDS_THAT_DIFFER = 3;

    private Scripts() {}

    static boolean isIn(Language language, String words, String english) {
        return switch (language) {
            case EN -> !has(UnicodeScript.DEVANAGARI, words) && !has(UnicodeScript.HAN, words);
            case HI -> has(UnicodeScript.DEVANAGARI, words) || isAName(words, english);
            case ZH -> has(UnicodeScript.HAN, words) || isAName(words, english);
            case FR -> !words.equals(english) || bare(words).split("\\s+").length < WORDS_THAT_DIFFER;
        };
    }

    private static boolean has(UnicodeScript script, String words) {
        return words.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script);
    }

    /** Without words, or one word that is the same everywhere: Speechcad, UTC. */
    private static boolean isAName(String words, String english) {
        var count = Arrays.stream(bare(words).split("\\s+"))
                .filter(word -> word.codePoints().filter(Character::isLetter).count() > 1)
                .count();
        return count == 0 || (count == 1 && words.equals(english));
    }

    /** Without tags and places. */
    private static String bare(String words) {
        return words.replaceAll("<[^>]*>", "").replaceAll("\\{[^{}]*}", "").strip();
    }
}
