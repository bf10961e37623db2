package com.speechcad.wallet;

import com.speechcad.kernel.Money;
import java.util.List;

/** How an operation went, now or the first time its key was used. */
public sealed interface Posted {
    /** The operation's number in the books. */
    long op();

    /** True when the key was known and nothing happened now. */
    boolean before();

    /**
     * @param moved the sum of what was charged or credited
     * @param owed the part of it the user did not have
     * @param returned what came back from the hold
     * @param entries numbers of the journal's entries
     */
    record Applied(long op, boolean before, Money moved, Money owed, Money returned, List<Long> entries)
            implements Posted {}

    /** Nothing moved, and this key never will. */
    record Rejected(long op, boolean before, Why why, Money shortfall) implements Posted {}

    /** Why nothing moved. */
    enum Why {
        TOO_LITTLE,
        MORE_THAN_IS_LEFT,
        FROZEN,
        CLOSED,
        /** A wallet is closed when nothing is posted, held or owed. */
        NOT_EMPTY
    }
}
