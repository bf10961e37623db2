package com.speechcad.local.dynopay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One payment as the simulated server keeps it.
 *
 * @param id the {@code transaction_id} of the answer and the {@code payment_id} of the webhooks
 * @param type {@code direct_api} or {@code payment_link}
 * @param baseAmount what was asked for, in {@code baseCurrency}
 * @param baseCurrency of the key that asked; US dollars before there was another
 * @param expected what is to be sent, in the coin
 * @param destinationTag only where one address serves all
 * @param metaData JSON text, as it came
 * @param confirmAt when the seen money will be confirmed; null when nothing is on its way
 */
public record Payment(
        String id,
        String type,
        String coin,
        BigDecimal baseAmount,
        String baseCurrency,
        BigDecimal expected,
        String address,
        @Nullable Integer destinationTag,
        State state,
        List<Transfer> transfers,
        @Nullable String webhookUrl,
        @Nullable String callbackUrl,
        @Nullable String redirectUri,
        @Nullable String metaData,
        String feePayer,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant confirmAt) {

    public Payment {
        baseCurrency = baseCurrency == null ? "USD" : baseCurrency;
    }

    /** How long the rate holds. */
    static final Duration WINDOW = Duration.ofMinutes(15);
    /** How long the address belongs to this payment alone. */
    static final Duration ADDRESS_HELD = Duration.ofHours(2);

    /** What the outside calls {@code payment_status}. */
    public enum State {
        WAITING,
        PENDING,
        CONFIRMED,
        UNDERPAID,
        PROCESSING,
        SETTLED,
        FAILED,
        EXPIRED,
        REFUNDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Money that arrived on the chain, in the coin. */
    public record Transfer(String txId, BigDecimal amount, Instant at) {}

    /** All that arrived, in the coin. */
    public BigDecimal received() {
        return transfers.stream().map(Transfer::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean direct() {
        return type.equals("direct_api");
    }

    Payment with(State next, Instant now) {
        return new Payment(
                id,
                type,
                coin,
                baseAmount,
                baseCurrency,
                expected,
                address,
                destinationTag,
                next,
                transfers,
                webhookUrl,
                callbackUrl,
                redirectUri,
                metaData,
                feePayer,
                createdAt,
                now,
                null);
    }

    Payment with(Transfer more, State next, @Nullable Instant confirm) {
        var all = new ArrayList<>(transfers);
        all.add(more);
        return new Payment(
                id,
                type,
                coin,
                baseAmount,
                baseCurrency,
                expected,
                address,
                destinationTag,
                next,
                List.copyOf(all),
                webhookUrl,
                callbackUrl,
                redirectUri,
                metaData,
                feePayer,
                createdAt,
                more.at(),
                confirm);
    }
}
