package com.speechcad.provider.dynopay;

import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentNews.Kind;

/** What one of DynoPay's events means for an invoice. */
public final class DynopayNews {
    private DynopayNews() {}

    public static PaymentNews of(PaymentNotice notice) {
        return new PaymentNews(
                kind(notice.event()),
                notice.paymentId(),
                notice.address(),
                notice.tag(),
                notice.coin(),
                notice.received(),
                notice.exchangeRate(),
                notice.baseAmount(),
                notice.baseCurrency(),
                notice.txHash().orElse(""),
                notice.occurredAt());
    }

    private static Kind kind(PaymentNotice.Event event) {
        return switch (event) {
            // Only information: CONFIRMED comes beside both, and says the amount itself.
            case PENDING, UNDERPAID, OVERPAID -> Kind.SEEN;
            case SETTLEMENT_FAILED -> Kind.SETTLEMENT_FAILED;
            case CONFIRMED -> Kind.CONFIRMED;
            case SETTLED -> Kind.SETTLED;
            case EXPIRED -> Kind.EXPIRED;
            case CREATED -> Kind.OTHER;
        };
    }
}
