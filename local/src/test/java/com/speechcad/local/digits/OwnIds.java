package com.speechcad.local.digits;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own ids in the data of buttons and in rows: sixteen bytes of time and chance, the same on every button of a message. The few digits
 * of one that stands on four buttons read like a short code that is said four times.
 */
final class OwnIds {
    private static final Pattern WORD = Pattern.compile("(?<=:)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");
    /** As it is stored, in a row of the database. */
    private static final Pattern STORED =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\b");

    private static final int BYTES = 16;
    private static final int BY_TIME = 7;

    private OwnIds() {}

    /** The text with none of them. */
    static String without(String text) {
        return WORD.matcher(STORED.matcher(text).replaceAll("id"))
                .replaceAll(word -> isOurs(word.group()) ? "id" : Matcher.quoteReplacement(word.group()));
    }

    private static boolean isOurs(String word) {
        var bytes = Base64.getUrlDecoder().decode(word);
        return bytes.length == BYTES && (bytes[6] & 0xF0) >> 4 == BY_TIME;
    }
}
