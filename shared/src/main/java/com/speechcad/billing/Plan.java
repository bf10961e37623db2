package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;

/**
 * A plan as it is sold, in one version.
 *
 * @param length of one period
 * @param bulk minutes of campaigns a period
 * @param single minutes of single calls a period; the fair use where they are called unlimited
 * @param longestCall of any one call
 */
public record Plan(
        long id,
        Code code,
        Duration length,
        Money price,
        Duration bulk,
        Duration single,
        boolean singleUnlimited,
        boolean transfer,
        Support support,
        Duration longestCall) {

    /** The family a plan belongs to. */
    public enum Code {
        FREE,
        PRIME,
        ELITE,
        ULTRA
    }

    /** How support answers. */
    public enum Support {
        STANDARD,
        PRIORITY,
        PREMIUM
    }

    public boolean free() {
        return code == Code.FREE;
    }

    public int days() {
        return Math.toIntExact(length.toDays());
    }

    /** The same thing to buy, perhaps in another version. */
    boolean isSameOffer(Plan other) {
        return code == other.code && length.equals(other.length);
    }

    /** More of a plan than the other: a higher family, or the same one for longer. Such a change happens at once. */
    public boolean isAbove(Plan other) {
        return code == other.code ? length.compareTo(other.length) > 0 : code.compareTo(other.code) > 0;
    }

    Duration allowance(CallKind kind) {
        return switch (kind) {
            case SINGLE -> single;
            case BULK -> bulk;
        };
    }
}
