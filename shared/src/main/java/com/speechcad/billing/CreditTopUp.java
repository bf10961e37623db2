package com.speechcad.billing;

import com.speechcad.billing.ConfirmTopUp.Effect;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.Later;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves the money of a top-up that is proven: credits it once, by the payment's key, and settles it. In the open transaction. */
@Singleton
class CreditTopUp {
    private final TopUps topUps;
    private final ParkedPayments parked;
    private final TopUpSettings settings;
    private final Credits credits;
    private final Clock clock;

    CreditTopUp(TopUps topUps, ParkedPayments parked, TopUpSettings settings, Credits credits, Clock clock) {
        this.topUps = topUps;
        this.parked = parked;
        this.settings = settings;
        this.credits = credits;
        this.clock = clock;
    }

    /** @param atOnce before the provider has settled it */
    Effect credit(TopUp invoice, TopUp.Payable payment, PaymentNews news, Money worth, boolean atOnce) {
        var posted = credits.credit(Movement.of(key(payment.paymentId()), invoice.user(), Reason.TOP_UP, worth)
                .about("invoice:" + invoice.id())
                .from("dynopay", payment.paymentId()));
        return switch (posted) {
            case Posted.Rejected _ -> parked.park(invoice, news, ParkReason.WALLET_CLOSED);
            case Posted.Applied _ -> {
                var received = news.received()
                        .or(() -> invoice.taken().map(PaymentProvider.Transfer::received))
                        .orElse(BigDecimal.ZERO);
                var isEnough = CreditRule.isEnough(payment.expected(), received, settings.tolerancePercent());
                var state = isEnough ? TopUp.State.CREDITED : TopUp.State.UNDERPAID;
                topUps.credited(
                        invoice.id(), state, worth, atOnce, clock.instant().plus(CheckTopUp.SETTLES_WITHIN));
                if (!atOnce) {
                    credits.settle(key(payment.paymentId()), "dynopay");
                    topUps.settled(invoice.id());
                }
                parked.settle(invoice.id());
                yield Effect.CREDITED;
            }
        };
    }

    /** Credited before, and now the provider's own wallet has it too. */
    Effect settled(TopUp invoice, PaymentNews news) {
        var isOpen = invoice.settledAt().isEmpty() && invoice.state() != TopUp.State.REVERSED;
        if (news.kind() == Kind.SETTLED && isOpen) {
            credits.settle(credits.keyOf(key(news.paymentId())), "dynopay");
            topUps.settled(invoice.id());
            parked.settle(invoice.id());
        }
        return Effect.NOTHING;
    }

    /** @param before what the payer got within a day before anything was settled */
    boolean isWithinDaysLimit(Later<Money> before, Money worth) {
        return before.get().plus(worth).compareTo(settings.atOnce()) <= 0;
    }

    /** When we first heard of this very transaction, or what the provider says, whichever is earlier; else now. */
    Instant paidAt(TopUp invoice, PaymentNews news) {
        var heard = invoice.seen()
                .filter(seen -> !seen.tx().isBlank() && seen.tx().equalsIgnoreCase(news.tx()))
                .map(TopUp.Seen::at);
        return Stream.of(heard, news.occurredAt(), Optional.of(clock.instant()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The ledger's key of a payment: whoever credits it, there is one. */
    static String key(String paymentId) {
        return "topup:dynopay:" + paymentId;
    }
}
