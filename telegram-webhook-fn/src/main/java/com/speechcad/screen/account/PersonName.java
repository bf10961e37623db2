package com.speechcad.screen.account;

/** What a person wants to be called: 1 to 50 characters, among them a letter. */
public sealed interface PersonName {
    /** Spaces tidied, invisible characters taken out. */
    record Good(String name) implements PersonName {}

    /** There is no letter in it. */
    record Empty() implements PersonName {}

    /** @param length in characters */
    record TooLong(int length) implements PersonName {}

    int MOST = 50;

    static PersonName read(String line) {
        var name = new StringBuilder();
        line.codePoints().filter(letter -> !isNoise(letter)).forEach(name::appendCodePoint);
        var tidy = name.toString().replaceAll("[\\s\\p{Z}]+", " ").strip();
        var length = tidy.codePointCount(0, tidy.length());
        if (tidy.codePoints().noneMatch(PersonName::isLetter)) {
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

    /** Of any script; signs, digits and emoji alone are no name, nor are letters that nobody sees. */
    private static boolean isLetter(int sign) {
        var isBlank = sign == 0x3164 || sign == 0x115f || sign == 0x1160 || sign == 0xffa0;
        return Character.isLetter(sign) && !isBlank;
    }
}
