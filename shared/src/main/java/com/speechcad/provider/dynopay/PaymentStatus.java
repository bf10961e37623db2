package com.speechcad.provider.dynopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What DynoPay says about a payment when asked. It says that everything expected was received as soon as anything was
 * confirmed, so what was received is left out here: only a webhook or the address tells it.
 *
 * @param isSettled whether the money is in the merchant's wallet
 * @param expected what was to be sent, in the coin
 * @param updatedAt when it came to that
 */
public record PaymentStatus(
        String paymentId,
        PaymentState state,
        boolean isSettled,
        Optional<String> coin,
        Optional<BigDecimal> expected,
        Optional<BigDecimal> baseAmount,
        Optional<String> baseCurrency,
        Optional<String> txHash,
        Optional<Instant> updatedAt) {}
