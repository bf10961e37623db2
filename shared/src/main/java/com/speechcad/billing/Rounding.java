package com.speechcad.billing;

import com.speechcad.kernel.Money;

/**
 * How a charge is rounded, once.
 *
 * @param placeMicros to a multiple of that many micro-dollars: 1 is exact for the ledger, 10,000 is a cent
 */
public record Rounding(Mode mode, long placeMicros) {
    /** Half up at the micro-dollar. */
    public static final Rounding EXACT = new Rounding(Mode.HALF_UP, 1);

    /** Which way. */
    public enum Mode {
        HALF_UP,
        UP,
        DOWN
    }

    public Rounding {
        if (placeMicros < 1) {
            throw new IllegalArgumentException("a place is at least a micro-dollar, not " + placeMicros);
        }
    }

    /** {@code numerator ÷ denominator} micro-dollars; neither is negative. */
    Money of(long numerator, long denominator) {
        var place = Math.multiplyExact(denominator, placeMicros);
        var steps = switch (mode) {
            case HALF_UP -> Math.addExact(Math.multiplyExact(2, numerator), place) / Math.multiplyExact(2, place);
            case UP -> Math.ceilDiv(numerator, place);
            case DOWN -> numerator / place;
        };
        return Money.micros(Math.multiplyExact(steps, placeMicros));
    }
}
