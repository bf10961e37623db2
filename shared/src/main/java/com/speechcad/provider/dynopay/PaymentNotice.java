package com.speechcad.provider.dynopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something happened to a payment, by DynoPay's word. Nothing in it says who pays or for what: our own invoice does.
 *
 * @param address where it was paid; later payments may have the same one
 * @param received what came in with this transaction, in the coin
 * @param expected what was to come in, in the coin; few events say it
 * @param exchangeRate dollars for one coin when this was sent, rounded
 * @param baseAmount what was asked for, never what came in
 * @param isRecovered whether DynoPay found it after a crash of its own
 * @param webhookId of the delivery, another one each time
 */
public record PaymentNotice(
        Event event,
        String paymentId,
        Optional<String> address,
        Optional<String> tag,
        Optional<String> coin,
        Optional<BigDecimal> received,
        Optional<BigDecimal> expected,
        Optional<BigDecimal> exchangeRate,
        Optional<BigDecimal> baseAmount,
        Optional<String> baseCurrency,
        Optional<String> txHash,
        boolean isRecovered,
        Optional<Instant> occurredAt,
        Optional<String> webhookId)
        implements DynopayLetter {

    /** What happened. */
    public enum Event {
        CREATED,
        /** Seen on the chain. */
        PENDING,
        /** Seen on the chain and processed, whatever the amount; not yet in the merchant's wallet. */
        CONFIRMED,
        /** Information: {@link #CONFIRMED} comes all the same. */
        UNDERPAID,
        /** Information beside {@link #CONFIRMED}. */
        OVERPAID,
        /** In the merchant's wallet. */
        SETTLED,
        /** Received, and not forwarded yet. */
        SETTLEMENT_FAILED,
        EXPIRED
    }
}
