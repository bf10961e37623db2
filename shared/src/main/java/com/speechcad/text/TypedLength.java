package com.speechcad.text;

/** How much somebody has typed: a Chinese character says as much as two letters. */
public final class TypedLength {
    private TypedLength() {}

    /** In letters. */
    public static int of(String typed) {
        return typed.length()
                + (int) typed.codePoints().filter(Character::isIdeographic).count();
    }

    /** As it is said to somebody who writes in the language: so many letters, or half as many characters. */
    public static int said(int letters, Language language) {
        return switch (language) {
            case ZH -> (letters + 1) / 2;
            case EN, HI, FR -> letters;
        };
    }
}
