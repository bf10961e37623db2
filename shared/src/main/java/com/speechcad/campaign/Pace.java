package com.speechcad.campaign;

/** How many calls of a campaign run at once, at most: from 1 to {@link #MOST}, and by half or double in one step. */
public final class Pace {
    public static final int MOST = 100;

    private Pace() {}

    /** The nearest that may be. */
    static int within(int atOnce) {
        return Math.clamp(atOnce, 1, MOST);
    }

    /** A step down; the same where there is none. */
    public static int slower(int atOnce) {
        return within(atOnce / 2);
    }

    /** A step up; the same where there is none. */
    public static int faster(int atOnce) {
        return within(atOnce * 2);
    }
}
