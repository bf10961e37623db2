package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that came, or is said to have come, and that the rule does not cover.
 *
 * @param invoice whose door it came through; empty when no invoice of ours has that door
 * @param user whose invoice that is
 * @param received in the coin, where it is known
 * @param tx names the transaction on its network; blank when it is not named
 * @param invoiced what the invoice was for
 * @param expected what was to come, in the coin
 * @param credited what the invoice brought to the wallet already
 * @param isCredited whether that was for this very payment: what it is worth is in the wallet, and may only stay or go
 */
public record ParkedPayment(
        long id,
        Optional<UUID> invoice,
        Optional<UserId> user,
        ParkReason reason,
        String paymentId,
        String coin,
        Optional<BigDecimal> received,
        String tx,
        boolean isOpen,
        Instant at,
        Optional<Money> invoiced,
        Optional<BigDecimal> expected,
        Optional<Money> credited,
        boolean isCredited) {
    /** Decimal places of a micro-dollar. */
    private static final int MICROS = 6;

    /**
     * What it is about, in dollars: what was credited for it, else the invoice in proportion to what came. Empty where
     * nobody can say.
     */
    public Optional<Money> worth() {
        if (isCredited) {
            return credited;
        }
        if (!reason.isOfInvoice() || invoiced.isEmpty() || received.isEmpty() || expected.isEmpty()) {
            return Optional.empty();
        }
        var dollars =
                invoiced.get().toDollars().multiply(received.get()).divide(expected.get(), MICROS, RoundingMode.UP);
        return Optional.of(Money.of(dollars)).filter(Money::isPositive);
    }

    /** What an operator may do about it. */
    public sealed interface Decision {
        /** What it moves; zero for nothing. An approval by a second person may depend on it. */
        Money amount();

        /** It is worth so much, to whoever's invoice it came with. */
        record Credit(Money amount) implements Decision {}

        /** It belongs to that invoice of ours, and is worth so much to its owner. */
        record Link(UUID invoice, Money amount) implements Decision {}

        /** The credit that was made is taken back. */
        record Reverse(Money amount) implements Decision {}

        /** Nothing moves: it is worth nothing, or what was done before stays. */
        record Reject() implements Decision {
            @Override
            public Money amount() {
                return Money.ZERO;
            }
        }
    }

    /** What came of a decision. */
    public enum Outcome {
        DONE,
        /** Decided before, by whomever; nothing happened now. */
        GONE,
        /** Not possible for this one: there is nobody to credit, or nothing to take back. It still waits. */
        IMPOSSIBLE,
        NO_REASON,
        /** The wallet that would get the money is closed; opened again, it can be credited. It still waits. */
        WALLET_CLOSED,
        /** It is about the wallet of whoever would agree: somebody else has to. Nothing happened. */
        OWN,
        /** Whoever would agree became an admin today: somebody else has to. Nothing happened. */
        TOO_NEW,
        /** Nothing happened yet: a second operator has to agree, and was told. */
        WAITS
    }
}
