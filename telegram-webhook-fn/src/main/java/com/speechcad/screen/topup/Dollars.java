package com.speechcad.screen.topup;

import com.speechcad.billing.TopUpText;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as people type them: {@code 40}, {@code $12.50}, {@code 12,5 $US}, {@code १२.५० डॉलर}, {@code 1 000,50}, digits
 * and points of any script. Where a point or a comma may stand for two things, none of them is guessed.
 */
public final class Dollars {
    private static final String UNIT = "(?:us\\s?\\$|\\$\\s?us|\\$|usd|us|dollars?|डॉलर|美元|美金)";
    private static final Pattern UNITS =
            Pattern.compile("(?iu)^(?:\\s*+" + UNIT + ")*+\\s*+|(?:\\s*+" + UNIT + ")*+\\s*+$");

    /** Neither a sign, an exponent nor a word: what is no plain number is no amount. */
    private static final Pattern TYPED = Pattern.compile("(\\d{1,15})(?:[.,](\\d{1,15}))?");

    /** 1,000 is a thousand in one country and one in another. */
    private static final Pattern EITHER = Pattern.compile("([1-9]\\d{0,2})[.,](\\d{3})");

    /** 1,000.50 and 1.000,50 and 1 000,50, and as Hindi groups 1,00,000.50: read so only where it can be nothing else. */
    private static final Pattern GROUPED =
            Pattern.compile("([1-9]\\d{0,2}([., '])\\d{3}(?:\\2\\d{3}){0,3}+)(?:(?!\\2)[.,](\\d{1,15}))?");

    private static final Pattern GROUPED_IN_HINDI =
            Pattern.compile("([1-9]\\d?(?:,\\d\\d(?!\\d)){1,4}+,\\d{3})(?:\\.(\\d{1,15}))?");

    /** Nothing but whole groups, so that a space and three digits may follow. */
    private static final Pattern UNFINISHED = Pattern.compile("(?:\\d{1,3}[ '])*+\\d{1,3}");

    private static final int CENTS = 2;
    private static final int MICROS = 6;
    private static final int LONGEST = 30;
    /** No amount is longer, however its units and groups are written. */
    private static final int LONGEST_AMOUNT = 60;

    private Dollars() {}

    /** What a line turned out to be. */
    sealed interface Typed {
        /** Of any size, also zero. */
        record Amount(Money money) implements Typed {}

        record PartsOfACent() implements Typed {}

        /** One country's thousands are another one's decimals. */
        record EitherOf(BigDecimal thousands, BigDecimal decimals) implements Typed {}

        record NoAmount() implements Typed {}
    }

    static Typed read(String line) {
        return read(line, CENTS);
    }

    private static Typed read(String line, int decimals) {
        var bare = bare(line);
        var either = EITHER.matcher(bare);
        if (decimals == CENTS && either.matches()) {
            return new Typed.EitherOf(
                    new BigDecimal(either.group(1) + either.group(2)),
                    new BigDecimal(either.group(1) + '.' + either.group(2)));
        }
        var number = number(bare);
        if (number.isEmpty()) {
            return new Typed.NoAmount();
        }
        var amount = number.get().stripTrailingZeros();
        if (amount.scale() > decimals) {
            return new Typed.PartsOfACent();
        }
        var most = BigDecimal.valueOf(Long.MAX_VALUE).movePointLeft(MICROS);
        return amount.compareTo(most) > 0 ? new Typed.NoAmount() : new Typed.Amount(Money.of(amount));
    }

    private static Optional<BigDecimal> number(String bare) {
        if (TYPED.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(',', '.')));
        }
        var grouped = GROUPED.matcher(bare);
        if (grouped.matches()) {
            return Optional.of(number(grouped.group(1), grouped.group(3)));
        }
        var inHindi = GROUPED_IN_HINDI.matcher(bare);
        return inHindi.matches() ? Optional.of(number(inHindi.group(1), inHindi.group(2))) : Optional.empty();
    }

    private static BigDecimal number(String groups, @Nullable String decimals) {
        var whole = groups.replaceAll("\\D", "");
        return new BigDecimal(decimals == null ? whole : whole + '.' + decimals);
    }

    /** Empty for what is no amount, or has parts of a cent. */
    public static Optional<Money> typed(String line) {
        return read(line) instanceof Typed.Amount(var money) ? Optional.of(money) : Optional.empty();
    }

    /** To a micro-dollar, for an operator: what is left in a wallet may have parts of a cent. Empty for what is no amount. */
    public static Optional<Money> exact(String line) {
        // 12.345 could be thousands as well; 12.3450 is not.
        return EITHER.matcher(bare(line)).matches() ? Optional.empty() : rate(line);
    }

    /** Asks which of two amounts is meant, where a line can be both. */
    public static Optional<Text> doubt(String line) {
        return read(line) instanceof Typed.EitherOf(var thousands, var decimals)
                ? Optional.of(Text.text(TopUpText.AMOUNT_AMBIGUOUS)
                        .with("typed", line.strip())
                        .with("more", Money.of(thousands))
                        .with("less", Money.of(decimals))
                        .with("thousands", thousands.toPlainString())
                        .with("decimals", decimals.setScale(CENTS, RoundingMode.DOWN)))
                : Optional.empty();
    }

    /** Says how fine an amount may be, where a line is one that is finer. */
    public static Optional<Text> tooFine(String line) {
        return tooFine(line, CENTS);
    }

    /** The same of a {@link #rate}. */
    public static Optional<Text> tooFineRate(String line) {
        return tooFine(line, MICROS);
    }

    private static Optional<Text> tooFine(String line, int decimals) {
        return read(line, decimals) instanceof Typed.PartsOfACent()
                ? Optional.of(Text.text(TopUpText.AMOUNT_DECIMALS)
                        .with("typed", shortened(line.strip()))
                        .with("most", decimals))
                : Optional.empty();
    }

    /** What a minute costs us, as carriers state it: to a millionth of a dollar. Empty for what is no amount. */
    public static Optional<Money> rate(String line) {
        return read(line, MICROS) instanceof Typed.Amount(var money) ? Optional.of(money) : Optional.empty();
    }

    /** Whether a further group of digits behind a space would still be the same number. */
    static boolean mayGoOn(String typed) {
        return UNFINISHED.matcher(bare(typed)).matches();
    }

    /** Whether there are only digits, beside its units. */
    static boolean isWhole(String typed) {
        return bare(typed).matches("\\d++");
    }

    static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    /** Without its units; nothing is left of what is too long to be an amount. */
    private static String bare(String line) {
        return line.length() > LONGEST_AMOUNT
                ? ""
                : UNITS.matcher(plain(line).strip()).replaceAll("");
    }

    /** Digits, points, commas and spaces of every script as those of ASCII. */
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
                            case '’' -> '\'';
                            // The spaces a French phone writes between thousands, and the ideographic one.
                            case '\u00a0', '\u202f', '\u2009', '\u3000', '\t' -> ' ';
                            default -> point;
                        });
            }
        });
        return plain.toString();
    }
}
