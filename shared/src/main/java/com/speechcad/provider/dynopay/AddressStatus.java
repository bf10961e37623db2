package com.speechcad.provider.dynopay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What DynoPay saw on an address, for the payment that has it now. It forgets within hours.
 *
 * @param received what came in, in the coin
 * @param expected what was to come in, in the coin
 * @param completedAt when it had come
 */
public record AddressStatus(
        String address,
        PaymentState state,
        Optional<String> coin,
        Optional<BigDecimal> received,
        Optional<BigDecimal> expected,
        Optional<String> txHash,
        Optional<Instant> completedAt) {}
