package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something an operator wants done to a wallet.
 *
 * @param order what exactly
 * @param takesTwo above the limit: another operator has to agree
 */
public record OperatorRequest(long id, Order order, boolean takesTwo, UserId askedBy, Instant askedAt, State state) {
    /** What is done to the wallet. */
    public enum Kind {
        /** Money of the platform's is given. */
        CREDIT,
        /** What the user should not have is taken back. */
        DEBIT,
        /** Money leaves to the user, outside. */
        PAYOUT,
        /** What an operation took is given back, as far as it was not before. */
        REFUND
    }

    /** Where it stands. */
    public enum State {
        WAITING,
        DONE,
        /** The ledger refused: too little, closed, or more than is left of the original. */
        IMPOSSIBLE,
        REJECTED,
        WITHDRAWN
    }

    /**
     * @param original the operation to be given back, for a refund
     * @param reason in the operator's words, never blank; for operators alone
     * @param told what the person reads about it; may be empty
     */
    public record Order(Kind kind, UserId user, Money amount, Optional<Long> original, String reason, String told) {
        /** Without a word for the person. */
        public Order(Kind kind, UserId user, Money amount, Optional<Long> original, String reason) {
            this(kind, user, amount, original, reason, "");
        }

        public Order {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("an amount is positive, but is " + amount);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an operator gives a reason");
            }
            if ((kind == Kind.REFUND) != original.isPresent()) {
                throw new IllegalArgumentException("a refund names what it gives back, and nothing else does");
            }
        }
    }

    /** What came of asking or deciding. */
    public sealed interface Outcome {
        /** It is in the books. */
        record Done(long op) implements Outcome {}

        /** Another operator has been told, and has to agree. */
        record Waits(long id) implements Outcome {}

        /** The books refuse it; nothing moved. */
        record Impossible(Money shortfall) implements Outcome {}

        /**
         * It would give back more than there is left of its original; nothing moved.
         *
         * @param left with what waits for a second person taken off
         */
        record TooMuch(Money left) implements Outcome {}

        /** It is about the wallet of whoever would agree: somebody else has to. */
        record Own() implements Outcome {}

        /** Whoever asked or would agree became an admin today: somebody else has to. */
        record TooNew() implements Outcome {}

        /** Decided before, or not theirs to decide. */
        record Gone() implements Outcome {}
    }
}
