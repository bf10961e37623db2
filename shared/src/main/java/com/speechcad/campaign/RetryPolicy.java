package com.speechcad.campaign;

import java.time.Duration;

/**
 * Whether and when somebody who was not reached is called again.
 *
 * @param tries for each contact, the first included
 * @param after so long after a call that nobody took; a busy line is tried again sooner, a breakdown of ours too
 * @param machines whether an answering machine counts as not reached
 */
public record RetryPolicy(int tries, Duration after, boolean machines) {
    public static final int MOST_TRIES = 5;
    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(7);
    /** After the limits, which it is checked against. */
    public static final RetryPolicy USUAL = new RetryPolicy(2, Duration.ofHours(1), true);

    public RetryPolicy {
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("1 to " + MOST_TRIES + " tries, but it is " + tries);
        }
        if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("five minutes to seven days, but it is " + after);
        }
    }
}
