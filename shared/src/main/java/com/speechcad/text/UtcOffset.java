package com.speechcad.text;

import java.time.ZoneOffset;

/** A clock's distance from UTC, the same in every language, for what has to mean the same wherever it is read. */
public final class UtcOffset {
    private UtcOffset() {}

    /** {@code UTC}, {@code UTC−5}, {@code UTC+5:30}. */
    public static String said(ZoneOffset offset) {
        var minutes = Math.abs(offset.getTotalSeconds()) / 60;
        if (minutes == 0) {
            return "UTC";
        }
        var sign = offset.getTotalSeconds() < 0 ? "−" : "+";
        var rest = minutes % 60 == 0 ? "" : ":%02d".formatted(minutes % 60);
        return "UTC" + sign + minutes / 60 + rest;
    }
}
