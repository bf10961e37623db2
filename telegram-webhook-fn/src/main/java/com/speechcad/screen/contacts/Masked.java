package com.speechcad.screen.contacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell as it may stand in a message: what could be a telephone number keeps its last digits only. */
final class Masked {
    private static final int COULD_BE_A_NUMBER = 7;
    private static final int SHOWN = 4;

    /** Digits with nothing between them but what people write within a number: every sign but letters, and what parts fields. */
    private static final Pattern RUN =
            Pattern.compile("\\p{Nd}(?:(?:[^\\p{L}\\p{Nd};]{0,3}|[\\s ().+/\\-–·]*)\\p{Nd})*");

    /** With or without an hour behind it, and no part of a longer number. */
    private static final Pattern DAY = Pattern.compile("(?<!\\p{Nd}[-./]?)"
            + "(?:(?:19|20)\\d\\d([-./])\\d{1,2}\\1\\d{1,2}|\\d{1,2}([-./])\\d{1,2}\\2(?:19|20)\\d\\d)"
            + "(?:[\\sT]+\\d{1,2}(?::\\d\\d){0,2})?(?![-./]?\\p{Nd})");

    private Masked() {}

    static String of(String cell) {
        var shown = new StringBuilder();
        var from = 0;
        for (var day : DAY.matcher(cell).results().toList()) {
            shown.append(masked(cell.substring(from, day.start()))).append(day.group());
            from = day.end();
        }
        return shown.append(masked(cell.substring(from))).toString();
    }

    private static String masked(String part) {
        return RUN.matcher(part).replaceAll(run -> Matcher.quoteReplacement(ofRun(run.group())));
    }

    private static String ofRun(String written) {
        var left = written.codePoints().filter(Character::isDigit).count();
        if (left < COULD_BE_A_NUMBER) {
            return written;
        }
        var masked = new StringBuilder();
        for (var sign : written.codePoints().toArray()) {
            masked.appendCodePoint(Character.isDigit(sign) && left-- > SHOWN ? '•' : sign);
        }
        return masked.toString();
    }
}
