package com.speechcad.billing;

/**
 * What calls were like: how many of a hundred were answered, and how long they then were.
 *
 * @param calls how many this was learnt from; zero for the stated default
 * @param leastSeconds a quarter of the answered calls were no longer
 * @param likelySeconds the mean of the answered calls, rounded up
 * @param answeredPercent of all calls
 */
public record Habits(Source source, int calls, long leastSeconds, long likelySeconds, int answeredPercent) {
    /** Where nothing is known: a call of a minute, half a minute if it is a short one; seven of ten are answered. */
    static final Habits DEFAULT = new Habits(Source.DEFAULT, 0, 30, 60, 70);

    /** Whose calls. */
    public enum Source {
        /** Earlier calls with the same script. */
        SCRIPT,
        /** The person's own earlier calls. */
        PERSON,
        DEFAULT
    }
}
