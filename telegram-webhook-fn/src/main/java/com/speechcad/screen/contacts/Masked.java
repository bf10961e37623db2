package com.speechcad.screen.contacts;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell as it may stand in a message: what could be a telephone number keeps its last digits only. */
final class Masked {
    private static final int COULD_BE_A_NUMBER = 7;
    private static final int SHOWN = 4;

    /** Digits with nothing between them but what people write within a number. */
    private static final Pattern RUN = Pattern.compile("\\p{Nd}(?:[\\s ().+/\\-–·]*\\p{Nd})*");

    /** With or without an hour behind it. */
    private static final Pattern DAY = Pattern.compile(
            "(?:(?:19|20)\\d\\d([-./])\\d{1,2}\\1\\d{1,2}|\\d{1,2}([-./])\\d{1,2}\\2(?:19|20)\\d\\d)(?:\\s+\\d{1,2})?");

    private Masked() {}

    static String of(String cell) {
        return RUN.matcher(cell).replaceAll(Masked::masked);
    }

    private static String masked(MatchResult run) {
        var written = run.group();
        var left = written.chars().filter(Character::isDigit).count();
        if (left < COULD_BE_A_NUMBER || DAY.matcher(written).matches()) {
            return Matcher.quoteReplacement(written);
        }
        var masked = new StringBuilder();
        for (var i = 0; i < written.length(); i++) {
            var letter = written.charAt(i);
            masked.append(Character.isDigit(letter) && left-- > SHOWN ? '•' : letter);
        }
        return Matcher.quoteReplacement(masked.toString());
    }
}
