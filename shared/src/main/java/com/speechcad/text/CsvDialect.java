package com.speechcad.text;

import com.speechcad.kernel.Money;

/**
 * How the spreadsheets of a language read a table that is text. Where the comma is the decimal sign, as in French, it cannot
 * be the separator too: a file with commas would open there as one column.
 *
 * @param separator what stands between two cells
 * @param decimal what stands before the decimals of a number
 */
public record CsvDialect(char separator, char decimal) {
    private static final CsvDialect POINTS = new CsvDialect(',', '.');
    private static final CsvDialect COMMAS = new CsvDialect(';', ',');

    /** The one of whoever reads in that language. */
    public static CsvDialect of(Language language) {
        return switch (language) {
            case EN, HI, ZH -> POINTS;
            case FR -> COMMAS;
        };
    }

    /** In dollars, to the last decimal and without a sign of the currency. */
    public String number(Money money) {
        return money.toDollars().toPlainString().replace('.', decimal);
    }
}
