package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Json;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Holds unsealed news against the provider's own books. What they do not bear out is parked, not credited. */
@Singleton
class VerifyPayment implements GivesUp {
    static final String JOB = "verify-payment";
    /** The provider's books may be a moment behind its letters. */
    private static final int PATIENT = 4;
    /** One before the worker gives a job up: nothing may be lost then. */
    private static final int LAST = 11;

    private final Tx tx;
    private final TopUps topUps;
    private final ConfirmTopUp confirm;
    private final ParkedPayments parked;
    private final TopUpMessage message;
    private final PaymentProvider provider;
    private final Json json;

    VerifyPayment(
            Tx tx,
            TopUps topUps,
            ConfirmTopUp confirm,
            ParkedPayments parked,
            TopUpMessage message,
            PaymentProvider provider,
            Json json) {
        this.tx = tx;
        this.topUps = topUps;
        this.confirm = confirm;
        this.parked = parked;
        this.message = message;
        this.provider = provider;
        this.json = json;
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        var news = json.read(job.payload(), PaymentNews.class);
        var payment = tx.call(job.tenant(), () -> topUps.find(id)).flatMap(TopUp::payment);
        if (payment.isEmpty()) {
            throw new Unreachable("the payment's address is not stored yet");
        }
        var proven = proven(job, payment.get(), news);
        if (proven.isPresent()) {
            confirm.take(job.tenant(), id, proven.get(), PaymentNews.Source.UNSEALED);
        } else if (!isOnlyInformation(news)) {
            tx.run(job.tenant(), () -> park(id, news));
        }
        return new Outcome.Done();
    }

    private Optional<PaymentNews> proven(Job job, TopUp.Payable payment, PaymentNews news) {
        try {
            var check = provider.check(job.tenant(), payment.paymentId(), payment.address());
            var borneOut = borneOut(check, news);
            if (borneOut.isEmpty() && check.stage() != Stage.UNKNOWN && job.attempt() < PATIENT) {
                throw new Unreachable("the provider's books do not agree yet");
            }
            return borneOut;
        } catch (Unreachable passing) {
            if (job.attempt() >= LAST) {
                return Optional.empty();
            }
            throw passing;
        }
    }

    /** No more than the books say: neither further than they are, nor another amount. */
    private static Optional<PaymentNews> borneOut(Check check, PaymentNews news) {
        if (isOnlyInformation(news)) {
            return check.stage() == Stage.SEEN || check.stage().isReached() ? Optional.of(news) : Optional.empty();
        }
        var isOtherAmount = check.transfer()
                .filter(transfer ->
                        news.received().isEmpty() || news.received().get().compareTo(transfer.received()) != 0);
        if (!check.stage().isReached() || isOtherAmount.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(news.as(check.stage() == Stage.SETTLED ? news.kind() : Kind.CONFIRMED));
    }

    private static boolean isOnlyInformation(PaymentNews news) {
        return news.kind() == Kind.SEEN || news.kind() == Kind.SETTLEMENT_FAILED;
    }

    /** Whatever kept it from the books: an operator decides about it. */
    @Override
    public void givenUp(Job job) {
        var news = json.read(job.payload(), PaymentNews.class);
        if (!isOnlyInformation(news)) {
            park(job.subjectId(), news);
        }
    }

    private void park(UUID id, PaymentNews news) {
        topUps.lock(id)
                .filter(invoice ->
                        invoice.taken().isEmpty() && invoice.credited().isEmpty())
                .ifPresent(invoice -> {
                    parked.park(invoice, news, ParkReason.UNPROVEN);
                    message.draw(id);
                });
    }
}
