package com.speechcad.campaign.contacts;

/** Text that PostgreSQL can store: without control characters, and every surrogate with its other half. */
final class SafeText {
    private static final char INSTEAD = '\uFFFD';

    private SafeText() {}

    static String of(String written) {
        for (var i = 0; i < written.length(); i++) {
            var letter = written.charAt(i);
            if (letter < ' ' || Character.isSurrogate(letter)) {
                return cleaned(written);
            }
        }
        return written;
    }

    private static String cleaned(String written) {
        var clean = new StringBuilder(written.length());
        written.codePoints().forEach(letter -> {
            if (letter == '\n' || letter == '\t') {
                clean.append((char) letter);
            } else if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                clean.append(INSTEAD);
            } else if (letter >= ' ') {
                clean.appendCodePoint(letter);
            }
        });
        return clean.toString();
    }
}
