package com.speechcad.call;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of a text what could be a code, a card or a number, written or spoken, whatever the provider's own scrubbing
 * left: three digits or number words in a row, in any of our languages.
 */
final class Mask {
    private static final String DOTS = "•••";
    private static final int SHOWN_AT_THE_END = 1;
    private static final int SHORT = 4;

    private static final List<String> NUMBER_WORDS = List.of(
            // English
            "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen",
            "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple",
            // French
            "zéro|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente",
            "quarante|cinquante|soixante|cent|double|triple",
            // Hindi, in its script and as often transcribed
            "शून्य|एक|दो|तीन|चार|पांच|पाँच|छह|छः|छे|सात|आठ|नौ|दस|डबल|ट्रिपल|ज़ीरो|वन|टू|थ्री|फोर|फाइव|सिक्स|सेवन|एट|नाइन",
            "shunya|ek|teen|chaar|paanch|chhah|saat|aath|nau|das");

    private static final String BETWEEN = "[\\s,.\\-–—/]*(?:(?:and|et|aur|और)\\s+)?";
    private static final String WORD = "(?:" + String.join("|", NUMBER_WORDS) + ")";
    private static final String WORD_ALONE = "(?<![\\p{L}\\p{M}])" + WORD + "(?![\\p{L}\\p{M}])";
    private static final String CHINESE = "[零〇一二三四五六七八九幺两]";
    private static final String DIGIT = "\\p{Nd}";

    private static final Pattern RUN = Pattern.compile(
            "(?:(?:" + DIGIT + "|" + CHINESE + "|" + WORD_ALONE + ")" + BETWEEN + "){2,}(?:" + DIGIT + "|" + CHINESE
                    + "|" + WORD_ALONE + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Map<Pattern, String> OTHERS = Map.of(Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"), DOTS);

    private Mask() {}

    /** Speech and summaries. */
    static String words(String said) {
        var masked = RUN.matcher(said).replaceAll(DOTS);
        for (var other : OTHERS.entrySet()) {
            masked = other.getKey().matcher(masked).replaceAll(other.getValue());
        }
        return masked;
    }

    /** Typed input: how many keys, and of a longer one the last. */
    static String keys(String typed) {
        var shown = typed.length() < SHORT ? 0 : SHOWN_AT_THE_END;
        return "•".repeat(typed.length() - shown) + typed.substring(typed.length() - shown);
    }
}
