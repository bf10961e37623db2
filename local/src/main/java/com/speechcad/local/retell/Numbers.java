package com.speechcad.local.retell;

import java.util.regex.Pattern;

/** Which numbers are taken, and which of them can be dialled. */
final class Numbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern NEARLY = Pattern.compile("\\+[1-9][0-9 ().-]{6,24}");

    private Numbers() {}

    static boolean isDiallable(String number) {
        return E164.matcher(number).matches();
    }

    /** A number with spaces or dashes is taken and fails later, as documented. */
    static boolean isAccepted(String number) {
        return NEARLY.matcher(number).matches();
    }
}
