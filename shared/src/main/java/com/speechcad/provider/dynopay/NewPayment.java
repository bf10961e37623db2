package com.speechcad.provider.dynopay;

import com.speechcad.kernel.Money;
import java.net.URI;
import java.util.UUID;

/**
 * A payment to ask for.
 *
 * @param invoice our invoice's id: the idempotency key, and all that {@code meta_data} says
 * @param amount what it is worth
 * @param coin such as {@code TRX} or {@code USDT-TRC20}
 * @param webhook where DynoPay reports; it carries an unguessable token, so it prints as nothing
 */
public record NewPayment(UUID invoice, Money amount, String coin, URI webhook) {
    public NewPayment {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a payment is worth something, but this one " + amount);
        }
        if (coin.isBlank()) {
            throw new IllegalArgumentException("a payment names its coin");
        }
    }

    @Override
    public String toString() {
        return "NewPayment[" + invoice + ", " + amount + ", " + coin + "]";
    }
}
