package com.speechcad.wallet;

import com.speechcad.kernel.Money;

/** One line of a capture; zero is left out of the journal. */
public record Charge(Reason reason, Money amount) {
    public Charge {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a charge is not negative, but is " + amount);
        }
    }
}
