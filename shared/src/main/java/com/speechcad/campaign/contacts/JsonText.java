package com.speechcad.campaign.contacts;

import java.util.List;

/** Small JSON, written for a hundred thousand rows without a mapper between. */
final class JsonText {
    private static final int WITH_ESCAPE = 0x20;

    private JsonText() {}

    /** An array of strings. */
    static String array(List<String> values) {
        var json = new StringBuilder(64).append('[');
        for (var value : values) {
            json.append(json.length() == 1 ? "" : ",");
            string(json, value);
        }
        return json.append(']').toString();
    }

    /** A string between its quotation marks. */
    static void string(StringBuilder json, String value) {
        json.append('"');
        if (isPlain(value)) {
            json.append(value);
        } else {
            escaped(json, SafeText.of(value));
        }
        json.append('"');
    }

    /** Stands in JSON as it is, as nearly all that people have in their cells. */
    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter < WITH_ESCAPE || letter == '"' || letter == '\\' || Character.isSurrogate(letter)) {
                return false;
            }
        }
        return true;
    }

    private static void escaped(StringBuilder json, String safe) {
        for (var i = 0; i < safe.length(); i++) {
            var letter = safe.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < WITH_ESCAPE) {
                json.append(letter == '\n' ? "\\n" : "\\t");
            } else {
                json.append(letter);
            }
        }
    }
}
