package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Whoever takes crypto payments for a tenant. No answer is {@link com.speechcad.kernel.Unreachable}. */
public interface PaymentProvider {
    /** Opens a payment, or tells again what the same invoice's is. */
    Answer create(TenantId tenant, Order order);

    /** How far a payment is by the provider's own books. */
    Check check(TenantId tenant, String paymentId, String address);

    /**
     * What to open a payment for.
     *
     * @param invoice the idempotency key
     * @param webhook carries an unguessable token, so it prints as nothing
     */
    record Order(UUID invoice, Money amount, String coin, URI webhook) {
        @Override
        public String toString() {
            return "Order[" + invoice + ", " + amount + ", " + coin + "]";
        }
    }

    /** What became of it. */
    sealed interface Answer {
        /**
         * @param tag must be sent along, where one address serves all payments
         * @param expected what to send, in the coin
         */
        record Opened(String paymentId, String address, Optional<String> tag, BigDecimal expected) implements Answer {}

        /** A definite no. */
        record Refused(String why) implements Answer {}
    }

    /**
     * @param transfer what came in, only where the provider proves the amount too
     */
    record Check(Stage stage, Optional<Transfer> transfer) {}

    /**
     * @param received in the coin
     * @param tx names the transaction on its network
     */
    record Transfer(BigDecimal received, String tx) {}

    /** How far a payment is. */
    enum Stage {
        /** The provider cannot say. */
        UNKNOWN,
        NOTHING,
        SEEN,
        CONFIRMED,
        SETTLED;

        /** Whether money came for sure; how much is another question. */
        public boolean isReached() {
            return this == CONFIRMED || this == SETTLED;
        }
    }
}
