package com.speechcad.screen.topup;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as people type them: {@code 40}, {@code $12.50}, {@code 12,5}, digits of any script. */
final class Dollars {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,6})(?:[.,](\\d{1,2}))?");
    private static final int LONGEST = 30;

    private Dollars() {}

    /** Empty for what is no amount, or has parts of a cent. */
    static Optional<Money> typed(String line) {
        var bare = ascii(line).replace("$", "").replaceAll("(?i)\\s|usd|dollars?", "");
        var parts = TYPED.matcher(bare);
        return parts.matches() ? Optional.of(Money.of(new BigDecimal(bare.replace(',', '.')))) : Optional.empty();
    }

    static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String ascii(String line) {
        var digits = new StringBuilder();
        line.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                digits.append(Character.digit(point, 10));
            } else {
                digits.appendCodePoint(point);
            }
        });
        return digits.toString();
    }
}
