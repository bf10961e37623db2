package com.speechcad.local.retell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How long it takes to say something. */
final class Speech {
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[^\\s\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");
    private static final long WORD_MS = 350;

    private Speech() {}

    /** Words, or signs where a script has no spaces. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Milliseconds at about 170 words a minute. */
    static long lastsMs(String text) {
        return Math.max(1, words(text).size()) * WORD_MS;
    }
}
