package com.speechcad.provider.dynopay;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where to pay, and how much.
 *
 * @param paymentId names the payment in webhooks and questions
 * @param address serves this payment for about two hours, and others later: never a key by itself
 * @param tag must be shown and sent where one address serves all payments
 * @param expected what to send, in the coin
 * @param baseAmount what was asked for, in {@code baseCurrency}
 */
public record CreatedPayment(
        String paymentId,
        String address,
        Optional<String> tag,
        String coin,
        BigDecimal expected,
        BigDecimal baseAmount,
        String baseCurrency) {}
