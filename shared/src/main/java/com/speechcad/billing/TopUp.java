package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An invoice of ours: who pays, how much and in which coin.
 *
 * @param payment where to pay, once the provider has said so
 * @param seen what was first seen on the network
 * @param taken the one transaction that counts; a further one is parked
 * @param due decided, while the provider's settlement is waited for since {@code awaitsSince}
 * @param credited what reached the wallet
 * @param settledAt when the provider's own wallet had it
 * @param isLate whether it came after the rate's window
 * @param doubtedAt when the provider's books first said otherwise than ours
 * @param lookedInto what its owner was given for what was parked of it, once a person has decided about all of that; zero where
 *     it was rejected
 */
public record TopUp(
        UUID id,
        UserId user,
        String coin,
        Money amount,
        State state,
        Instant createdAt,
        Optional<Payable> payment,
        Optional<Seen> seen,
        Optional<PaymentProvider.Transfer> taken,
        Optional<Money> due,
        Optional<Instant> awaitsSince,
        Optional<Money> credited,
        Optional<Instant> settledAt,
        boolean isLate,
        Optional<Instant> doubtedAt,
        Optional<Money> lookedInto) {
    /** So many of the last characters of its name are what people are told. */
    static final int NUMBER = 8;

    /** Where an invoice stands. */
    public enum State {
        /** The provider has not answered yet. */
        REQUESTED,
        WAITING,
        /** On the network, not credited yet. */
        SEEN,
        CREDITED,
        /** Too little came, and what came was credited. */
        UNDERPAID,
        EXPIRED,
        /** An operator looks into it. */
        PARKED,
        /** The provider does not take it. */
        REFUSED,
        CANCELLED,
        /** Credited, and taken back by an operator because the network or the provider did. */
        REVERSED;

        public boolean isOpen() {
            return this == REQUESTED || this == WAITING || this == SEEN;
        }
    }

    /**
     * @param expected what to send, in the coin
     * @param rateUntil until when that amount holds
     */
    public record Payable(
            String paymentId, String address, Optional<String> tag, BigDecimal expected, Instant rateUntil) {}

    /** @param at by our clock */
    public record Seen(Instant at, String tx) {}

    /** What people call it when they ask about it: the end of its id, because ids begin alike. */
    public String number() {
        return number(id.toString());
    }

    /** The same, of an invoice by its whole name. */
    static String number(String invoice) {
        return invoice.substring(Math.max(0, invoice.length() - NUMBER));
    }

    /** Whether a person has decided that nothing of it comes into the wallet. */
    public boolean isRejected() {
        return lookedInto.filter(Money::isZero).isPresent();
    }

    /** Whether the provider has confirmed all of it and only its settlement is missing. */
    public boolean isAwaitingSettlement() {
        return credited.isEmpty() && due.isPresent();
    }
}
