package com.speechcad.lawful;

import java.time.YearMonth;

/**
 * One row of the rule tables: what holds where, and how we know.
 *
 * @param place {@code *}, a region such as {@code US}, a state such as {@code US-FL}, or a tier
 * @param value in the form of its table
 * @param asOf when its source was last looked at
 */
public record RuleRow(String id, String place, String value, String source, YearMonth asOf, Confidence confidence) {
    private static final int COLUMNS = 6;
    private static final int MONTHS = 12;

    /** How sure we are. */
    public enum Confidence {
        /** The regulation's own text, or a regulator's page. */
        A,
        /** A law firm's or vendor's summary. */
        B,
        /** Not confirmed; kept because it is the stricter side. */
        C
    }

    static RuleRow parse(String line) {
        var columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("a rule has " + COLUMNS + " columns: " + line);
        }
        return new RuleRow(
                columns[0].strip(),
                columns[1].strip(),
                columns[2].strip(),
                columns[3].strip(),
                YearMonth.parse(columns[4].strip()),
                Confidence.valueOf(columns[5].strip()));
    }

    /** Nobody looked at its source for more than a year. */
    public boolean isStale(YearMonth now) {
        return asOf.plusMonths(MONTHS).isBefore(now);
    }
}
