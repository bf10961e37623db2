package com.speechcad.billing;

import com.speechcad.kernel.Money;

/** How buying a plan went. */
public sealed interface Purchase {
    /** @param before true when this very purchase was made before, and nothing happened now */
    record Bought(Subscription subscription, boolean before) implements Purchase {}

    /** The business is not trusted far enough yet for a paid plan to be of use. */
    record NeedsTier() implements Purchase {}

    record TooLittle(Money shortfall) implements Purchase {}

    /**
     * It waited for its money, and would cost more by now than the person agreed to: nothing is charged until they agree anew.
     *
     * @param agreed the most it may cost without asking
     */
    record Dearer(Money charge, Money agreed) implements Purchase {}

    /** The wallet is frozen or closed, whatever is in it. */
    record WalletClosed() implements Purchase {}

    /** A paid plan runs; the next one can be bought when it has ended. */
    record StillRunning(Subscription current) implements Purchase {}

    /** A circuit breaker stopped it and nothing was charged; an operator looks at it, or has looked. */
    record Stopped() implements Purchase {}

    /** Not what was shown: the plan is not sold any more, or another purchase came first. */
    record Changed() implements Purchase {}
}
