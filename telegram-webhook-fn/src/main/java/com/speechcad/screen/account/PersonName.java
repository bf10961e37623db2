package com.speechcad.screen.account;

/** What a person wants to be called: 1 to 50 characters that can be seen. */
public sealed interface PersonName {
    /** Spaces tidied, invisible characters taken out. */
    record Good(String name) implements PersonName {}

    /** Nothing in it can be seen. */
    record Empty() implements PersonName {}

    /** @param length in characters */
    record TooLong(int length) implements PersonName {}

    int MOST = 50;

    static PersonName read(String line) {
        var name = new StringBuilder();
        line.codePoints().filter(letter -> !isNoise(letter)).forEach(name::appendCodePoint);
        var tidy = name.toString().replaceAll("[\\s\\p{Z}]+", " ").strip();
        var length = tidy.codePointCount(0, tidy.length());
        if (tidy.codePoints().noneMatch(PersonName::isSeen)) {
            return new Empty();
        }
        return length > MOST ? new TooLong(length) : new Good(tidy);
    }

    /** Control and direction marks; joiners stay, Hindi and emoji need them. */
    private static boolean isNoise(int letter) {
        var joiner = letter == 0x200c || letter == 0x200d;
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> !joiner;
            case Character.CONTROL -> !Character.isWhitespace(letter);
            case Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static boolean isSeen(int letter) {
        var blankLetter =
                letter == 0x3164 || letter == 0x115f || letter == 0x1160 || letter == 0xffa0 || letter == 0x2800;
        return switch (Character.getType(letter)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !blankLetter;
        };
    }
}
