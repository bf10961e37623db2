package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentNews.Source;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * News about a payment that is proven to come from the provider: credits it once, or parks what the rule does not cover.
 * In any order, any number of times: the invoice's row is locked, one transaction counts for a payment, and the ledger's
 * key is the payment's.
 */
@Singleton
public class ConfirmTopUp {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Tx tx;
    private final TopUps topUps;
    private final TopUpChecks checks;
    private final ParkedPayments parked;
    private final TopUpHistory history;
    private final TopUpMessage message;
    private final TopUpSettings settings;
    private final BillingLock lock;
    private final CreditTopUp credit;
    private final Clock clock;

    ConfirmTopUp(
            Tx tx,
            TopUps topUps,
            TopUpChecks checks,
            ParkedPayments parked,
            TopUpHistory history,
            TopUpMessage message,
            TopUpSettings settings,
            BillingLock lock,
            CreditTopUp credit,
            Clock clock) {
        this.tx = tx;
        this.topUps = topUps;
        this.checks = checks;
        this.parked = parked;
        this.history = history;
        this.message = message;
        this.settings = settings;
        this.lock = lock;
        this.credit = credit;
        this.clock = clock;
    }

    /** What the news led to. */
    public enum Effect {
        NOTHING,
        SHOWN,
        CREDITED,
        /** Proven, and waits for the provider's settlement. */
        WAITS,
        PARKED
    }

    /** Sealed news; see {@link #take(TenantId, UUID, PaymentNews, Source)}. */
    public Effect take(TenantId tenant, UUID invoice, PaymentNews news) {
        return take(tenant, invoice, news, Source.SEALED);
    }

    /**
     * In a transaction of its own.
     *
     * @throws Unreachable when the store is down, or the provider is faster than its own answer about the address
     */
    public Effect take(TenantId tenant, UUID invoice, PaymentNews news, Source source) {
        return tx.call(tenant, () -> take(ask(invoice), news, source));
    }

    /**
     * What has to be known to decide, with the invoice locked, and its payer.
     *
     * @param atOnce what the payer got within a day before anything was settled
     */
    public record Known(UUID id, Later<Optional<TopUp>> invoice, Later<Money> atOnce) {}

    /** In the open transaction, in the round trip of whatever is needed next. The locks come first. */
    Known ask(UUID invoice) {
        var locked = topUps.askToLock(invoice);
        lock.takeForPayer(invoice);
        return new Known(invoice, locked, topUps.askAtOnceWithin(invoice, A_DAY));
    }

    /** In the open transaction. */
    Effect take(Known known, PaymentNews news, Source source) {
        var found = known.invoice.get();
        if (found.isEmpty()) {
            return Effect.NOTHING;
        }
        var effect = on(found.get(), news, source, known.atOnce);
        history.heard(known.id, source, news.kind().name(), news, effect);
        if (effect != Effect.NOTHING) {
            message.draw(known.id, found.get().user());
        }
        return effect;
    }

    private Effect on(TopUp invoice, PaymentNews news, Source source, Later<Money> atOnce) {
        return switch (news.kind()) {
            case SEEN -> seen(invoice, news, source);
            case CONFIRMED, SETTLED -> arrived(invoice, news, source, atOnce);
            case SETTLEMENT_FAILED -> stuck(invoice, news, source);
            case EXPIRED -> expired(invoice);
            case OTHER -> Effect.NOTHING;
        };
    }

    /** It came, so it counts as seen; what was credited already is asked about until it is settled after all. */
    private Effect stuck(TopUp invoice, PaymentNews news, Source source) {
        if (invoice.credited().isEmpty()) {
            return seen(invoice, news, source);
        }
        if (invoice.settledAt().isEmpty() && isOurs(invoice, news, source)) {
            checks.checkAt(invoice.id(), clock.instant().plus(CreatePayment.FIRST_CHECK));
        }
        return Effect.NOTHING;
    }

    private static boolean isOurs(TopUp invoice, PaymentNews news, Source source) {
        return invoice.payment()
                .filter(payment ->
                        CreditRule.mismatch(invoice, payment, news, source).isEmpty())
                .isPresent();
    }

    private Effect seen(TopUp invoice, PaymentNews news, Source source) {
        if (!isOurs(invoice, news, source) || invoice.taken().isPresent()) {
            return Effect.NOTHING;
        }
        topUps.seen(invoice.id(), news.tx());
        return switch (invoice.state()) {
            case WAITING, EXPIRED, CANCELLED -> {
                topUps.become(invoice.id(), TopUp.State.SEEN);
                yield Effect.SHOWN;
            }
            case REQUESTED, SEEN, CREDITED, UNDERPAID, PARKED, REFUSED, REVERSED -> Effect.NOTHING;
        };
    }

    private Effect expired(TopUp invoice) {
        if (invoice.state() != TopUp.State.WAITING) {
            return Effect.NOTHING;
        }
        topUps.become(invoice.id(), TopUp.State.EXPIRED);
        return Effect.SHOWN;
    }

    private Effect arrived(TopUp invoice, PaymentNews news, Source source, Later<Money> atOnce) {
        if (invoice.payment().isEmpty() && invoice.state() == TopUp.State.REQUESTED) {
            throw new Unreachable("the payment's address is not stored yet");
        }
        if (invoice.payment().isEmpty()) {
            return parked.park(invoice, news, ParkReason.OTHER_PAYMENT);
        }
        var payment = invoice.payment().get();
        var mismatch = CreditRule.mismatch(invoice, payment, news, source);
        if (mismatch.isPresent()) {
            return parked.park(invoice, news, mismatch.get());
        }
        if (invoice.taken().isPresent()) {
            return again(invoice, invoice.taken().get(), news);
        }
        if (invoice.credited().isPresent()) {
            // An operator credited it before anybody said how much came; from now on this is the one that counts.
            news.received().ifPresent(it -> topUps.take(invoice.id(), it, news.tx(), invoice.isLate()));
            return credit.settled(invoice, news);
        }
        return first(invoice, payment, news, atOnce);
    }

    private Effect first(TopUp invoice, TopUp.Payable payment, PaymentNews news, Later<Money> atOnce) {
        var paidAt = credit.paidAt(invoice, news);
        var verdict = CreditRule.judge(invoice, payment, news, paidAt, settings);
        var isLate = paidAt.isAfter(payment.rateUntil());
        news.received().filter(it -> it.signum() > 0).ifPresent(it -> topUps.take(invoice.id(), it, news.tx(), isLate));
        return switch (verdict) {
            case CreditRule.Verdict.Unproven(var why) -> parked.park(invoice, news, why);
            case CreditRule.Verdict.Worth(var worth) -> {
                var isSettled = news.kind() == Kind.SETTLED;
                if (isSettled || credit.isWithinDaysLimit(atOnce, worth)) {
                    yield credit.credit(invoice, payment, news, worth, !isSettled);
                }
                topUps.await(invoice.id(), worth, clock.instant().plus(CreatePayment.FIRST_CHECK));
                yield Effect.WAITS;
            }
        };
    }

    private Effect again(TopUp invoice, PaymentProvider.Transfer taken, PaymentNews news) {
        if (!CreditRule.isSame(taken, news) && !isTold(invoice, news)) {
            return parked.park(invoice, news, ParkReason.SECOND_TRANSACTION);
        }
        if (taken.tx().isBlank() && !news.tx().isBlank()) {
            // Named now: from here on another name is another transaction.
            topUps.take(invoice.id(), taken.received(), news.tx(), invoice.isLate());
        }
        if (invoice.credited().isPresent()) {
            return credit.settled(invoice, news);
        }
        var due = invoice.due();
        if (news.kind() != Kind.SETTLED || due.isEmpty()) {
            return Effect.NOTHING;
        }
        if (news.received().filter(it -> it.compareTo(taken.received()) != 0).isPresent()) {
            return parked.park(invoice, news, ParkReason.AMOUNT_CHANGED);
        }
        return credit.credit(invoice, invoice.payment().orElseThrow(), news, due.get(), false);
    }

    /** The very letter that was taken before its transaction had a name, once more. */
    private boolean isTold(TopUp invoice, PaymentNews news) {
        return news.kind() == Kind.CONFIRMED && news.tx().isBlank() && history.wasTaken(invoice.id(), news);
    }
}
