package com.speechcad.screen.topup;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as people type them: {@code 40}, {@code $12.50}, {@code 12,5}, {@code १२.५०}, digits and points of any script. */
public final class Dollars {
    /** Neither a sign, an exponent nor a word: what is no plain number is no amount. */
    private static final Pattern TYPED = Pattern.compile("(\\d{1,15})(?:[.,](\\d{1,15}))?");

    /** 1,000 is a thousand in one country and one in another. */
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,.]\\d{3})+");

    private static final int CENTS = 2;
    private static final int MICROS = 6;
    private static final int LONGEST = 30;

    private Dollars() {}

    /** What a line turned out to be. */
    sealed interface Typed {
        /** Of any size, also zero. */
        record Amount(Money money) implements Typed {}

        record PartsOfACent() implements Typed {}

        record NoAmount() implements Typed {}
    }

    static Typed read(String line) {
        return read(line, CENTS);
    }

    private static Typed read(String line, int decimals) {
        var bare = plain(line).replace("$", "").replaceAll("(?iu)\\s|usd|dollars?", "");
        if (!TYPED.matcher(bare).matches()
                || (decimals == CENTS && GROUPED.matcher(bare).matches())) {
            return new Typed.NoAmount();
        }
        var amount = new BigDecimal(bare.replace(',', '.')).stripTrailingZeros();
        if (amount.scale() > decimals) {
            return new Typed.PartsOfACent();
        }
        var most = BigDecimal.valueOf(Long.MAX_VALUE).movePointLeft(MICROS);
        return amount.compareTo(most) > 0 ? new Typed.NoAmount() : new Typed.Amount(Money.of(amount));
    }

    /** Empty for what is no amount, or has parts of a cent. */
    public static Optional<Money> typed(String line) {
        return read(line) instanceof Typed.Amount(var money) ? Optional.of(money) : Optional.empty();
    }

    /** To a micro-dollar, for an operator: what is left in a wallet may have parts of a cent. Empty for what is no amount. */
    public static Optional<Money> exact(String line) {
        var isGrouped = GROUPED.matcher(plain(line).replace("$", "")).matches();
        // 12.345 could be thousands as well; 12.3450 is not.
        return isGrouped ? Optional.empty() : rate(line);
    }

    /** What a minute costs us, as carriers state it: to a millionth of a dollar. Empty for what is no amount. */
    public static Optional<Money> rate(String line) {
        return read(line, MICROS) instanceof Typed.Amount(var money) ? Optional.of(money) : Optional.empty();
    }

    static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    /** Digits, points and commas of every script as those of ASCII. */
    private static String plain(String line) {
        var plain = new StringBuilder();
        line.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else {
                plain.appendCodePoint(
                        switch (point) {
                            // Full-width and ideographic points and commas, and the Arabic decimal separator.
                            case '．', '。', '｡', '٫' -> '.';
                            case '，', '、', '､', '،' -> ',';
                            case '＄', '﹩' -> '$';
                            default -> point;
                        });
            }
        });
        return plain.toString();
    }
}
