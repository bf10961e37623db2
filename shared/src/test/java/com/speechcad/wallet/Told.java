package com.speechcad.wallet;

/**
 * How the books answered, of what can be foreseen: not the numbers of rows.
 *
 * @param word {@code APPLIED}, why it was rejected, or the fault
 */
public record Told(String word, boolean before, long moved, long owed, long returned, long shortfall) {
    static final String APPLIED = "APPLIED";

    static Told applied(long moved, long owed, long returned) {
        return new Told(APPLIED, false, moved, owed, returned, 0);
    }

    static Told rejected(Posted.Why why, long shortfall) {
        return new Told(why.name(), false, 0, 0, 0, shortfall);
    }

    /** Nothing happened, and the key is as free as before. */
    static Told fault(Fault fault) {
        return new Told(fault.name(), false, 0, 0, 0, 0);
    }

    Told again() {
        return new Told(word, true, moved, owed, returned, shortfall);
    }

    boolean isApplied() {
        return word.equals(APPLIED);
    }

    /** What is asked for wrongly. */
    enum Fault {
        /** The key is known, for something else. */
        KEY_REUSED,
        /** The provider's event, or the charge of the subject, is known under another key. */
        EVENT_REUSED,
        /** More than a whole number of micro-dollars can be. */
        OVERFLOW,
        /** Not an amount. */
        NO_AMOUNT,
        /** About a hold or an operation that does not exist. */
        UNKNOWN
    }
}
