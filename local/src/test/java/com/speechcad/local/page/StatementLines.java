package com.speechcad.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A wallet's statement as it stands in the chat, newest first, read back into numbers. */
public record StatementLines(List<Line> lines) {
    private static final Pattern AMOUNTS =
            Pattern.compile("([-\u2212+]?)\\$([\\d,]+\\.\\d+) \u2192 ([-\u2212]?)\\$([\\d,]+\\.\\d+)");

    /** One movement and the balance after it, in dollars. */
    public record Line(BigDecimal change, BigDecimal after, String words) {}

    /** Every line with two amounts; at least one. */
    public static StatementLines read(String message) {
        var lines = new ArrayList<Line>();
        message.lines().map(Phrase::squeezed).forEach(line -> {
            var found = AMOUNTS.matcher(line);
            if (found.find()) {
                lines.add(
                        new Line(amount(found.group(1), found.group(2)), amount(found.group(3), found.group(4)), line));
            }
        });
        assertThat(lines).as(message).isNotEmpty();
        return new StatementLines(List.copyOf(lines));
    }

    /** Adds up from nothing to the newest balance, to the micro-dollar; returns that balance. */
    public BigDecimal addsUp() {
        var balance = BigDecimal.ZERO;
        for (var line : lines.reversed()) {
            balance = balance.add(line.change());
            assertThat(line.after()).as(line.words()).isEqualByComparingTo(balance);
        }
        return balance;
    }

    private static BigDecimal amount(String sign, String digits) {
        var amount = new BigDecimal(digits.replace(",", ""));
        return sign.equals("-") || sign.equals("\u2212") ? amount.negate() : amount;
    }
}
