package com.speechcad.billing;

import com.speechcad.db.Jobs;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes the invoice and has the provider asked for an address; its message follows. */
@Singleton
public class RequestTopUp {
    /** Addresses are scarce at the provider. */
    private static final int MOST_OPEN = 5;

    private final TopUps topUps;
    private final TopUpMessage message;
    private final TopUpSettings settings;
    private final Jobs jobs;
    private final IdSource ids;

    RequestTopUp(TopUps topUps, TopUpMessage message, TopUpSettings settings, Jobs jobs, IdSource ids) {
        this.topUps = topUps;
        this.message = message;
        this.settings = settings;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Requested(UUID invoice) implements Outcome {}

        /** Too small or too large. */
        record AmountRefused(Money least, Money most) implements Outcome {}

        /** It is not taken, or not any more. */
        record CoinRefused() implements Outcome {}

        /** So many wait for a payment that one of them should be paid or cancelled first. */
        record TooManyOpen(int open) implements Outcome {}
    }

    /** In the open transaction. */
    public Outcome request(UserId user, String coin, Money amount) {
        if (!settings.coins().contains(coin)) {
            return new Outcome.CoinRefused();
        }
        if (!settings.takes(amount)) {
            return new Outcome.AmountRefused(settings.least(), settings.most());
        }
        // What is paid and not credited yet waits for nobody's money.
        var unpaid = (int)
                topUps.open(user).stream().filter(RequestTopUp::canBeCancelled).count();
        if (unpaid >= MOST_OPEN) {
            return new Outcome.TooManyOpen(unpaid);
        }
        var id = ids.next();
        topUps.add(id, user, coin, amount);
        jobs.add(CreatePayment.JOB, id.toString(), "{}");
        message.drawNew(id);
        return new Outcome.Requested(id);
    }

    /** Nothing is waited for any more; should it be paid all the same, it is credited. */
    public void cancel(UserId user, UUID invoice) {
        topUps.lock(invoice)
                .filter(found -> found.user().equals(user))
                .filter(RequestTopUp::canBeCancelled)
                .ifPresent(found -> {
                    topUps.become(invoice, TopUp.State.CANCELLED);
                    message.draw(invoice);
                });
    }

    /** Once money was seen there is nothing to cancel. */
    public static boolean canBeCancelled(TopUp topUp) {
        return topUp.state() == TopUp.State.REQUESTED || topUp.state() == TopUp.State.WAITING;
    }
}
