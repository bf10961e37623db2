package com.speechcad.screen.flow;

import com.speechcad.text.TextKey;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a voice sounds, by the provider's English word for it. */
enum Accent implements TextKey {
    AMERICAN,
    AUSTRALIAN,
    BRITISH,
    CANADIAN,
    CANTONESE,
    CHINESE,
    FRENCH,
    GERMAN,
    HINDI,
    INDIAN,
    IRISH,
    MANDARIN,
    SPANISH;

    @Override
    public String bundle() {
        return "accent";
    }

    /** Empty for a word that we have no translation of: it says less than it confuses. */
    static Optional<Accent> of(String word) {
        var name = word.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
