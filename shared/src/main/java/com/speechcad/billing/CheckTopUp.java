package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the provider about one open invoice, because its webhooks may never come. The provider's books prove that money
 * came, not how much: it is credited where the amount is proven too (by the address, or by a webhook before), and parked
 * after a day without that.
 */
@Singleton
public class CheckTopUp implements JobHandler {
    static final String JOB = "check-top-up";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Tx tx;
    private final TopUps topUps;
    private final ConfirmTopUp confirm;
    private final ParkedPayments parked;
    private final TopUpMessage message;
    private final PaymentProvider provider;
    private final Jobs jobs;
    private final Clock clock;

    CheckTopUp(
            Tx tx,
            TopUps topUps,
            ConfirmTopUp confirm,
            ParkedPayments parked,
            TopUpMessage message,
            PaymentProvider provider,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.topUps = topUps;
        this.confirm = confirm;
        this.parked = parked;
        this.message = message;
        this.provider = provider;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The person says that they have paid. At most once a minute the provider is asked. In the open transaction. */
    public void ask(UserId user, UUID invoice) {
        if (topUps.find(user, invoice).isPresent()) {
            var minute = clock.instant().getEpochSecond() / 60;
            jobs.add(JOB, invoice + ":" + minute, "{}");
        }
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        check(
                job.tenant(),
                UUID.fromString(job.subject().substring(0, job.subject().indexOf(':'))));
        return new Outcome.Done();
    }

    /** @throws com.speechcad.kernel.Unreachable when the provider does not answer */
    void check(TenantId tenant, UUID id) {
        var invoice = tx.call(tenant, () -> topUps.find(id));
        var payment = invoice.flatMap(TopUp::payment);
        if (invoice.isEmpty() || payment.isEmpty() || !isStillAsked(invoice.get())) {
            tx.run(tenant, () -> topUps.checkAt(id, null));
            return;
        }
        var check =
                provider.check(tenant, payment.get().paymentId(), payment.get().address());
        news(invoice.get(), payment.get(), check).ifPresent(news -> confirm.take(tenant, id, news));
        tx.run(tenant, () -> topUps.lock(id).ifPresent(found -> later(found, check)));
    }

    /** What the answer is worth as news; empty when it proves nothing new. */
    private Optional<PaymentNews> news(TopUp invoice, TopUp.Payable payment, Check check) {
        if (check.stage() == Stage.SEEN) {
            return Optional.of(news(invoice, payment, Kind.SEEN, invoice.taken()));
        }
        if (!check.stage().isReached()) {
            return Optional.empty();
        }
        var transfer = invoice.taken().or(check::transfer);
        var kind = check.stage() == Stage.SETTLED ? Kind.SETTLED : Kind.CONFIRMED;
        return Optional.of(
                news(invoice, payment, isEnoughToCredit(invoice, payment, check) ? kind : Kind.SEEN, transfer));
    }

    /** The books name no rate, so that past the window the letter that does is waited for. */
    private boolean isEnoughToCredit(TopUp invoice, TopUp.Payable payment, Check check) {
        return invoice.taken().isPresent()
                || (check.transfer().isPresent() && !clock.instant().isAfter(payment.rateUntil()));
    }

    private PaymentNews news(
            TopUp invoice, TopUp.Payable payment, Kind kind, Optional<PaymentProvider.Transfer> transfer) {
        return new PaymentNews(
                kind,
                payment.paymentId(),
                Optional.of(payment.address()),
                payment.tag(),
                Optional.of(invoice.coin()),
                transfer.map(PaymentProvider.Transfer::received),
                Optional.<BigDecimal>empty(),
                Optional.of(invoice.amount()).map(Money::toDollars),
                Optional.of("USD"),
                transfer.map(PaymentProvider.Transfer::tx).orElse(""),
                Optional.empty());
    }

    private void later(TopUp invoice, Check check) {
        if (!isStillAsked(invoice)) {
            topUps.checkAt(invoice.id(), null);
            return;
        }
        var since = invoice.awaitsSince().orElse(invoice.createdAt());
        var end = since.plus(A_DAY);
        var now = clock.instant();
        if (!now.isBefore(end)) {
            giveUp(invoice, check);
            return;
        }
        topUps.checkAt(invoice.id(), earlier(now.plus(pause(Duration.between(since, now))), end));
    }

    private void giveUp(TopUp invoice, Check check) {
        topUps.checkAt(invoice.id(), null);
        var why = invoice.isAwaitingSettlement()
                ? ParkReason.NOT_SETTLED
                : check.stage().isReached() ? ParkReason.NO_AMOUNT : ParkReason.NOT_CONFIRMED;
        var came = invoice.state() == TopUp.State.SEEN || check.stage().isReached();
        if (came) {
            var payment = invoice.payment().orElseThrow();
            var transfer = invoice.taken().or(check::transfer);
            parked.park(invoice, news(invoice, payment, Kind.CONFIRMED, transfer), why);
            message.draw(invoice.id());
        }
    }

    private static boolean isStillAsked(TopUp invoice) {
        return switch (invoice.state()) {
            case WAITING, SEEN, EXPIRED, CANCELLED -> true;
            case REQUESTED, CREDITED, UNDERPAID, PARKED, REFUSED -> false;
        };
    }

    /** Soon at first, seldom later. */
    private static Duration pause(Duration age) {
        var half = age.dividedBy(2);
        var pause = half.compareTo(CreatePayment.FIRST_CHECK) < 0 ? CreatePayment.FIRST_CHECK : half;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
