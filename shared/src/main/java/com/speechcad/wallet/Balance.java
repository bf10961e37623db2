package com.speechcad.wallet;

import com.speechcad.kernel.Money;

/**
 * What a user has.
 *
 * @param posted what the journal says is theirs; never negative
 * @param held set aside for what runs, part of {@code posted}
 * @param available {@code posted} less {@code held}
 * @param owed used beyond what was there; the next credit settles it first
 */
public record Balance(Money posted, Money held, Money available, Money owed) {
    static Balance of(Money posted, Money held, Money owed) {
        return new Balance(posted, held, posted.minus(held), owed);
    }

    /** What has to come in before so much is available, as a credit settles what is owed first; never positive when it is. */
    public Money missing(Money charge) {
        var missing = charge.minus(available);
        return missing.isPositive() ? missing.plus(owed) : missing;
    }
}
