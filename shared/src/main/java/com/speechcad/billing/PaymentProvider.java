package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever takes crypto payments for a tenant. No answer is {@link Unreachable}, and one that asks to slow down
 * {@link Throttled}.
 */
public interface PaymentProvider {
    /**
     * Whether it lets the tenant in, by a question that changes nothing. In which currency a key counts it does not say:
     * that shows at the first payment only.
     */
    Access access(TenantId tenant);

    /** What that question brought. */
    sealed interface Access {
        /** @param coins that the tenant's account takes; empty where they are not known */
        record Open(List<String> coins) implements Access {
            public Open {
                coins = List.copyOf(coins);
            }
        }

        /** A definite no: the key is not known, or may not ask. */
        record Closed(String why) implements Access {}
    }

    /** Opens a payment, or tells again what the same invoice's is. */
    Answer create(TenantId tenant, Order order);

    /** How far a payment is by the provider's own books. */
    Check check(TenantId tenant, String paymentId, String address);

    /**
     * The provider's own log of the letters it wrote, newest first, a page at a time.
     *
     * @param after the last letter of the page before; empty for the newest
     * @return empty when this provider keeps no log
     */
    Optional<Letters> letters(TenantId tenant, Optional<String> after, int most);

    /**
     * Has a letter written again, with a fresh seal. What comes of it comes through the invoice's door. A refusal says
     * nothing, unless it is about our key: that is {@link Unreachable}, as long as nobody mends it.
     */
    void resend(TenantId tenant, String letter);

    /** @param hasMore whether older ones follow */
    record Letters(List<Letter> letters, boolean hasMore) {
        public Letters {
            letters = List.copyOf(letters);
        }
    }

    /**
     * One letter that the provider wrote to us, or tried to.
     *
     * @param slug the tenant in the door's path; empty when it was written to another place
     * @param invoice the invoice in the door's path
     * @param tellsOfMoney whether it says that money came
     * @param isDelivered whether we took it
     */
    record Letter(
            String id,
            Optional<String> slug,
            Optional<UUID> invoice,
            boolean tellsOfMoney,
            boolean isDelivered,
            Optional<Instant> at) {}

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

        /**
         * A definite no, because it is less than the provider takes.
         *
         * @param least what it takes, more than was asked for
         */
        record TooLittle(Money least, String why) implements Answer {}
    }

    /**
     * @param transfer what came in, only where the provider proves the amount too
     * @param by the money had come by then, as far as that is proven
     */
    record Check(Stage stage, Optional<Transfer> transfer, Optional<Instant> by) {
        public Check(Stage stage, Optional<Transfer> transfer) {
            this(stage, transfer, Optional.empty());
        }
    }

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
        /** It failed after all, or went back to the payer. */
        TAKEN_BACK,
        SEEN,
        CONFIRMED,
        SETTLED;

        /** Whether money came for sure; how much is another question. */
        public boolean isReached() {
            return this == CONFIRMED || this == SETTLED;
        }
    }

    /** The provider takes no more questions for a while. */
    final class Throttled extends Unreachable {
        private static final long serialVersionUID = 1L;

        private final Duration wait;

        /** @param wait until it may be asked again */
        public Throttled(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }

        public Duration after() {
            return wait;
        }
    }
}
