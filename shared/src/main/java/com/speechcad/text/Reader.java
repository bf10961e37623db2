package com.speechcad.text;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Whoever reads: their language and their clock.
 *
 * @param clockAssumed nobody has chosen the clock: it is UTC, and each moment says so, since the reader may live by another
 */
public record Reader(Language language, ZoneId zone, boolean clockAssumed) {
    /** One whose clock is known. */
    public Reader(Language language, ZoneId zone) {
        this(language, zone, false);
    }

    /** For words without any times. */
    public static Reader of(Language language) {
        return new Reader(language, ZoneOffset.UTC);
    }
}
