package com.speechcad.billing;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Tx;
import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.PublicAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider where an invoice is to be paid, and stores what it says. Asked twice, it says the same. */
@Singleton
class CreatePayment implements GivesUp {
    static final String JOB = "create-payment";
    static final Duration FIRST_CHECK = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(CreatePayment.class);
    /** About four minutes of trying: the person waits before the screen. */
    private static final int MOST_ATTEMPTS = 7;

    private static final Duration MOST_WAIT = Duration.ofMinutes(4);

    private final Tx tx;
    private final TopUps topUps;
    private final TopUpTokens tokens;
    private final TopUpMessage message;
    private final TopUpSettings settings;
    private final PaymentProvider provider;
    private final PublicAddress address;
    private final Clock clock;

    CreatePayment(
            Tx tx,
            TopUps topUps,
            TopUpTokens tokens,
            TopUpMessage message,
            TopUpSettings settings,
            PaymentProvider provider,
            PublicAddress address,
            Clock clock) {
        this.tx = tx;
        this.topUps = topUps;
        this.tokens = tokens;
        this.message = message;
        this.settings = settings;
        this.provider = provider;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        var invoice = tx.call(job.tenant(), () -> topUps.find(id));
        if (invoice.isEmpty() || invoice.get().state() != TopUp.State.REQUESTED) {
            return new Outcome.Done();
        }
        var token = tokens.of(job.tenant(), id);
        URI webhook;
        try {
            webhook = address.of("dynopay", job.tenant(), id, token.word().reveal());
        } catch (NotSet missing) {
            // Somebody waits before the screen, and an operator may take a day.
            return refuse(job, id, String.valueOf(missing.getMessage()));
        }
        var order = new PaymentProvider.Order(
                id, invoice.get().amount(), invoice.get().coin(), webhook);
        try {
            return switch (provider.create(job.tenant(), order)) {
                case PaymentProvider.Answer.Opened opened -> store(job, id, token, opened);
                case PaymentProvider.Answer.Refused(var why) -> refuse(job, id, why);
                case PaymentProvider.Answer.TooLittle(var least, var why) ->
                    // Our own least is lower than theirs: nobody should be let ask for it.
                    refuse(job, id, why + "; DYNOPAY_LEAST_DOLLARS is too low", () -> message.tooLittle(id, least));
            };
        } catch (PaymentProvider.Throttled slow) {
            var again = clock.instant().plus(slow.after());
            if (again.isAfter(invoice.get().createdAt().plus(MOST_WAIT))) {
                return refuse(job, id, slow.toString());
            }
            tx.run(job.tenant(), () -> message.slow(id));
            return new Outcome.Again(again);
        } catch (Unreachable passing) {
            if (job.attempt() >= MOST_ATTEMPTS) {
                return refuse(job, id, passing.toString());
            }
            tx.run(job.tenant(), () -> message.slow(id));
            throw passing;
        }
    }

    private Outcome store(Job job, UUID id, TopUpTokens.Token token, PaymentProvider.Answer.Opened opened) {
        var askedAt = token.askedAt();
        tx.run(job.tenant(), () -> {
            topUps.opened(id, opened, askedAt.plus(settings.rateWindow()), askedAt.plus(FIRST_CHECK));
            message.draw(id);
        });
        return new Outcome.Done();
    }

    private Outcome refuse(Job job, UUID id, String why) {
        return refuse(job, id, why, () -> message.draw(id));
    }

    /** @param telling what the payer reads, in the same transaction */
    private Outcome refuse(Job job, UUID id, String why, Runnable telling) {
        LOG.error("ALARM no payment for top-up {}: {}", id, why);
        tx.run(job.tenant(), () -> refused(id, telling));
        return new Outcome.Refused(why);
    }

    /** A bug, each time: whoever waits before the screen can ask for another. */
    @Override
    public void givenUp(Job job) {
        var id = job.subjectId();
        refused(id, () -> message.draw(id));
    }

    private void refused(UUID id, Runnable telling) {
        if (topUps.lock(id)
                .filter(found -> found.state() == TopUp.State.REQUESTED)
                .isPresent()) {
            topUps.become(id, TopUp.State.REFUSED);
            telling.run();
        }
    }
}
