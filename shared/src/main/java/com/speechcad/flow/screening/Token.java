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

    /** One written sign: a letter, with whatever belongs to it; of Devanagari also letters bound into one. */
    boolean isSingle() {
        if (!isWord() || !Character.isLetter(text.codePointAt(0)) || Letters.isHan(text.codePointAt(0))) {
            return false;
        }
        var letters = 0;
        var bound = false;
        for (var sign : text.codePoints().toArray()) {
            if (!Letters.isMark(sign)) {
                letters += bound ? 0 : 1;
            }
            bound = sign == Letters.VIRAMA;
        }
        return letters == 1;
    }
}
