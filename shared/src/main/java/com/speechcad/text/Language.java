package com.speechcad.text;

import java.util.Locale;
import java.util.Optional;

/** The languages the product speaks, all of it. */
public enum Language {
    EN("en", Locale.of("en", "US"), "English"),
    HI("hi", Locale.of("hi", "IN"), "हिन्दी"),
    ZH("zh", Locale.of("zh", "CN"), "中文"),
    FR("fr", Locale.of("fr", "FR"), "Français");

    private final String code;
    private final Locale locale;
    private final String ownName;

    Language(String code, Locale locale, String ownName) {
        this.code = code;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** Two letters of ISO 639-1. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** How the language calls itself. */
    public String ownName() {
        return ownName;
    }

    /** From a client's tag such as {@code pt-br} or {@code zh-hans}; empty when it is none of ours. */
    public static Optional<Language> ofTag(String tag) {
        var two = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        for (var language : values()) {
            if (language.code.equals(two)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
