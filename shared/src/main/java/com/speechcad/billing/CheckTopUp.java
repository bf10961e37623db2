package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentNews.Source;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about one invoice, because its webhooks may never come. The provider's books prove that money came,
 * not how much: it is credited where the amount is proven too (by the address, or by a webhook before); where it is not,
 * the letter that says it is asked for once more, and after a day an operator looks. What was credited is followed until
 * it is settled; should the books say twice that it failed or went back, an operator looks as well.
 */
@Singleton
public class CheckTopUp implements JobHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CheckTopUp.class);
    static final String JOB = "check-top-up";
    /** What was credited on the first word is usually settled by then. */
    static final Duration SETTLES_WITHIN = Duration.ofHours(1);

    private static final int A_PAGE = 100;
    /** How far it is, and what came in on its address. */
    private static final int QUESTIONS = 2;
    /** Which letters were written, and whether one is written again. */
    private static final int QUESTIONS_FOR_A_LETTER = 2;

    private final Tx tx;
    private final TopUps topUps;
    private final TopUpChecks checks;
    private final ConfirmTopUp confirm;
    private final TopUpHistory history;
    private final CheckAgain again;
    private final PaymentProvider provider;
    private final Jobs jobs;
    private final Clock clock;

    CheckTopUp(
            Tx tx,
            TopUps topUps,
            TopUpChecks checks,
            ConfirmTopUp confirm,
            TopUpHistory history,
            CheckAgain again,
            PaymentProvider provider,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.topUps = topUps;
        this.checks = checks;
        this.confirm = confirm;
        this.history = history;
        this.again = again;
        this.provider = provider;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The person says that they have paid. At most once a minute the provider is asked. In the open transaction. */
    public void ask(UserId user, UUID invoice) {
        if (topUps.find(user, invoice).isPresent()) {
            ask(invoice);
        }
    }

    /** An operator wants to know what the provider says now. In the open transaction. */
    public void ask(UUID invoice) {
        jobs.addOncePer(Duration.ofMinutes(1), JOB, invoice.toString());
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        check(job.tenant(), job.subjectId());
        return new Outcome.Done();
    }

    /**
     * @return how much it was asked, of the questions that it answers in a minute
     * @throws com.speechcad.kernel.Unreachable when the provider does not answer
     */
    int check(TenantId tenant, UUID id) {
        var invoice = tx.call(tenant, () -> topUps.find(id));
        var payment = invoice.flatMap(TopUp::payment);
        if (invoice.isEmpty() || payment.isEmpty()) {
            tx.run(tenant, () -> checks.checkAt(id, null));
            return 0;
        }
        var check =
                provider.check(tenant, payment.get().paymentId(), payment.get().address());
        var news = news(invoice.get(), payment.get(), check);
        news.ifPresent(it -> confirm.take(tenant, id, it, Source.BOOKS));
        var isLetterWanted =
                check.stage().isReached() && news.map(PaymentNews::kind).equals(Optional.of(Kind.SEEN));
        if (isLetterWanted) {
            askForLetter(tenant, id);
        }
        tx.run(
                tenant,
                () -> topUps.lock(id).ifPresent(found -> {
                    history.heard(
                            id,
                            Source.BOOKS,
                            check.stage().name(),
                            news(found, payment.get(), Kind.OTHER, check),
                            ConfirmTopUp.Effect.NOTHING);
                    again.later(found, check);
                }));
        return isLetterWanted ? QUESTIONS + QUESTIONS_FOR_A_LETTER : QUESTIONS;
    }

    /** What the answer is worth as news; empty when it proves nothing new. */
    private Optional<PaymentNews> news(TopUp invoice, TopUp.Payable payment, Check check) {
        if (check.stage() == Stage.SEEN) {
            return Optional.of(news(invoice, payment, Kind.SEEN, check));
        }
        if (!check.stage().isReached()) {
            return Optional.empty();
        }
        var kind = check.stage() == Stage.SETTLED ? Kind.SETTLED : Kind.CONFIRMED;
        return Optional.of(news(invoice, payment, isEnoughToCredit(invoice, payment, check) ? kind : Kind.SEEN, check));
    }

    /** The books name no rate, so that what came past the window waits for the letter that does. */
    private boolean isEnoughToCredit(TopUp invoice, TopUp.Payable payment, Check check) {
        if (invoice.taken().isPresent() || invoice.credited().isPresent()) {
            return true;
        }
        var by = check.by().filter(it -> it.isBefore(clock.instant())).orElseGet(clock::instant);
        return check.transfer().isPresent() && !by.isAfter(payment.rateUntil());
    }

    static PaymentNews news(TopUp invoice, TopUp.Payable payment, Kind kind, Check check) {
        var transfer = invoice.taken().or(check::transfer);
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
                check.by());
    }

    /** The letter that says how much came and at which rate was lost or turned away: have it written again. */
    private void askForLetter(TenantId tenant, UUID id) {
        provider.letters(tenant, Optional.empty(), A_PAGE).stream()
                .flatMap(page -> page.letters().stream())
                .filter(letter -> letter.invoice().equals(Optional.of(id)))
                .filter(letter -> letter.tellsOfMoney() && !letter.isDelivered())
                .findFirst()
                .ifPresent(letter -> writeAgain(tenant, letter.id()));
    }

    /** Whether a key may have letters written again or not: what follows from the books' answer does not wait for it. */
    private void writeAgain(TenantId tenant, String letter) {
        try {
            provider.resend(tenant, letter);
        } catch (PaymentProvider.Throttled slow) {
            throw slow;
        } catch (Unreachable refused) {
            LOG.warn("a letter is not written again: {}", refused.toString());
        }
    }
}
