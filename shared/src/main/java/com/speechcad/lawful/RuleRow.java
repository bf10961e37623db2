package com.speechcad.lawful;

import java.time.YearMonth;

/**
 * One row of the rule tables: what holds where, and how we know.
 *
 * @param place {@code *}, a region such as {@code US}, a state such as {@code US-FL}, or a tier
 * @param value in the form of its table
 * @param source the law's own name, or who says so; {@value #HOUSE} is ourselves
 * @param note what else is to be known of the source, in English, for whoever keeps the tables; never shown
 * @param asOf when its source was last looked at
 */
public record RuleRow(
        String id, String place, String value, String source, String note, YearMonth asOf, Confidence confidence) {
    private static final String HOUSE = "house";
    private static final String NUMBERS = "libphonenumber";
    private static final String NOTE = " -- ";
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
        var source = columns[3].split(NOTE, 2);
        return new RuleRow(
                columns[0].strip(),
                columns[1].strip(),
                columns[2].strip(),
                source[0].strip(),
                source.length > 1 ? source[1].strip() : "",
                YearMonth.parse(columns[4].strip()),
                Confidence.valueOf(columns[5].strip()));
    }

    /** It is our own rule, and no law's. */
    public boolean isHouse() {
        return source.equals(HOUSE);
    }

    /** It is read off the ranges of numbers that were given out, and is no law's either. */
    public boolean isOfNumbers() {
        return source.equals(NUMBERS);
    }

    /** Nobody looked at its source for more than a year. */
    public boolean isStale(YearMonth now) {
        return asOf.plusMonths(MONTHS).isBefore(now);
    }
}
