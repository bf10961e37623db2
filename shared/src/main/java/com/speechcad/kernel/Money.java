package com.speechcad.kernel;

import java.math.BigDecimal;

/**
 * US dollars, counted in millionths so that a per-second price needs no rounding. Arithmetic is exact or throws
 * {@link ArithmeticException}.
 */
public record Money(long micros) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);
    private static final long MICROS_PER_DOLLAR = 1_000_000;
    private static final long MICROS_PER_CENT = 10_000;

    public static Money micros(long micros) {
        return new Money(micros);
    }

    public static Money cents(long cents) {
        return new Money(Math.multiplyExact(cents, MICROS_PER_CENT));
    }

    public static Money dollars(long dollars) {
        return new Money(Math.multiplyExact(dollars, MICROS_PER_DOLLAR));
    }

    /** Dollars with at most six decimals; more would be a lie and throw {@link ArithmeticException}. */
    public static Money of(BigDecimal dollars) {
        return new Money(dollars.movePointRight(6).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(micros, other.micros));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(micros, other.micros));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(micros, factor));
    }

    public Money min(Money other) {
        return micros <= other.micros ? this : other;
    }

    public Money max(Money other) {
        return micros >= other.micros ? this : other;
    }

    /** The least whole number of cents that is not below it. */
    public Money upToCents() {
        return cents(centsUp());
    }

    /** How many cents have to come in for it to be there. */
    public long centsUp() {
        return Math.ceilDiv(micros, MICROS_PER_CENT);
    }

    /** The largest whole number of cents that is not above it: what somebody is told they have. */
    public Money downToCents() {
        return cents(Math.floorDiv(micros, MICROS_PER_CENT));
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public BigDecimal toDollars() {
        return BigDecimal.valueOf(micros, 6);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micros, other.micros);
    }
}
