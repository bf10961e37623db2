package com.speechcad.billing;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the provider says happened to a payment. Nothing in it says who pays or for what.
 *
 * @param received what came in with this transaction, in the coin
 * @param rate dollars for one coin when this was sent
 * @param base what was asked for, by the provider's word
 * @param tx names the transaction on its network; blank when it is not named
 * @param occurredAt when it happened, by the provider's clock
 */
@Serdeable
public record PaymentNews(
        Kind kind,
        String paymentId,
        Optional<String> address,
        Optional<String> tag,
        Optional<String> coin,
        Optional<BigDecimal> received,
        Optional<BigDecimal> rate,
        Optional<BigDecimal> base,
        Optional<String> baseCurrency,
        String tx,
        Optional<Instant> occurredAt) {

    /** What happened, as far as we act on it. */
    public enum Kind {
        /** On the network; nothing to credit yet. */
        SEEN,
        /** The provider has processed it, whatever the amount. */
        CONFIRMED,
        /** It is in the merchant's own wallet. */
        SETTLED,
        /** It came, and the provider could not forward it yet; recovery follows. */
        SETTLEMENT_FAILED,
        /** The window is over and nothing came. */
        EXPIRED,
        /** Nothing that changes anything. */
        OTHER
    }

    /** Who says so, and how well that is proven. */
    public enum Source {
        /** A letter whose seal holds. */
        SEALED,
        /** A letter without a seal that the provider's books bear out. */
        UNSEALED,
        /** The provider's books themselves. */
        BOOKS
    }

    /** It says which payment it is about, and no more. */
    static PaymentNews about(String paymentId) {
        return new PaymentNews(
                Kind.OTHER,
                paymentId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    /** The same, less certain or more. */
    PaymentNews as(Kind other) {
        return new PaymentNews(
                other, paymentId, address, tag, coin, received, rate, base, baseCurrency, tx, occurredAt);
    }

    /** Names the transaction, also where the provider does not. */
    String fact() {
        var amount = received.map(it -> it.stripTrailingZeros().toPlainString()).orElse("?");
        return paymentId + " " + (tx.isBlank() ? amount : tx.toLowerCase(Locale.ROOT));
    }
}
