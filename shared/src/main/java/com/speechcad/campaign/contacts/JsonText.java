package com.speechcad.campaign.contacts;

import java.util.List;

/** Small JSON, written for a hundred thousand rows without a mapper between. */
final class JsonText {
    private static final int WITH_ESCAPE = 0x20;

    private JsonText() {}

    /** An object; names whose value is empty are left out. Both are of the same length. */
    static String object(List<String> names, List<String> values) {
        var json = new StringBuilder(64).append('{');
        for (var at = 0; at < names.size(); at++) {
            var value = values.get(at);
            if (!value.isEmpty()) {
                json.append(json.length() == 1 ? "" : ",")
                        .append('"')
                        .append(names.get(at))
                        .append("\":");
                string(json, value);
            }
        }
        return json.append('}').toString();
    }

    /** An array of strings. */
    static String array(List<String> values) {
        var json = new StringBuilder(64).append('[');
        for (var value : values) {
            json.append(json.length() == 1 ? "" : ",");
            string(json, value);
        }
        return json.append(']').toString();
    }

    private static void string(StringBuilder json, String value) {
        var safe = SafeText.of(value);
        json.append('"');
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
        json.append('"');
    }
}
