package com.speechcad.text;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Whoever reads: their language and their clock. */
public record Reader(Language language, ZoneId zone) {
    public static Reader of(Language language) {
        return new Reader(language, ZoneOffset.UTC);
    }
}
