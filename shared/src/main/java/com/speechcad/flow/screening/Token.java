package com.speechcad.flow.screening;

/**
 * A word (of Chinese: a character), a pause within a sentence, or a sentence's end.
 *
 * @param text normalised: small letters without accents, numbers in digits
 * @param from where it begins in what was written
 * @param to where it ends there, exclusive
 */
record Token(String text, Kind kind, int from, int to) {
    enum Kind {
        WORD,
        PAUSE,
        END
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** One written sign: a letter, with whatever belongs to it. */
    boolean isSingle() {
        return isWord()
                && text.codePointCount(0, text.length()) > 0
                && text.codePoints().filter(sign -> !Letters.isMark(sign)).count() == 1
                && Character.isLetter(text.codePointAt(0))
                && !Letters.isHan(text.codePointAt(0));
    }
}
