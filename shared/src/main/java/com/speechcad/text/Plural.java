package com.speechcad.text;

/** Plural categories of whole numbers, from CLDR's cardinal rules for our languages. */
final class Plural {
    private Plural() {}

    static String category(long count, Language language) {
        var one = switch (language) {
            case EN -> count == 1;
            case HI, FR -> count == 0 || count == 1;
            case ZH -> false;
        };
        return one ? "one" : "other";
    }
}
