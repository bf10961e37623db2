package com.speechcad.campaign;

import java.util.regex.Pattern;

/** Names of a campaign and of those that call the rest of it, one after the other: two in a list are told apart. */
final class NumberedName {
    /** In characters, as the table has it. */
    private static final int LONGEST = 60;

    private static final Pattern NUMBERED = Pattern.compile("(?<stem>.+) · (?<number>[1-9][0-9]{0,3})");

    private NumberedName() {}

    /** The first one after a name without a number is number two; a long name loses its end, never its number. */
    static String after(String name) {
        var found = NUMBERED.matcher(name);
        var isNumbered = found.matches();
        var ending = " · " + (isNumbered ? Integer.parseInt(found.group("number")) + 1 : 2);
        var stem = isNumbered ? found.group("stem") : name;
        var kept = Math.min(stem.codePointCount(0, stem.length()), LONGEST - ending.length());
        return stem.substring(0, stem.offsetByCodePoints(0, kept)).strip() + ending;
    }
}
