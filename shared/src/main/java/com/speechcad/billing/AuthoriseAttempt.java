package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Posted;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Reserves plan seconds and money together, for the longest an attempt may last: nothing needs extending in mid-call.
 * The price is frozen here. Idempotent by the attempt, refusals too.
 */
@Singleton
public class AuthoriseAttempt {
    /** Nobody settled it: long after the provider must have hung up and been asked. */
    private static final Duration GRACE = Duration.ofHours(6);

    private final BillingLock lock;
    private final Quotes quotes;
    private final StartPlan start;
    private final Allowances allowances;
    private final AttemptRows attempts;
    private final Ledger ledger;
    private final Clock clock;

    AuthoriseAttempt(
            BillingLock lock,
            Quotes quotes,
            StartPlan start,
            Allowances allowances,
            AttemptRows attempts,
            Ledger ledger,
            Clock clock) {
        this.lock = lock;
        this.quotes = quotes;
        this.start = start;
        this.allowances = allowances;
        this.attempts = attempts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param confirmed the quote the user agreed to: neither the length nor the money of it is passed
     */
    public record Request(
            UUID attempt,
            UserId user,
            CallKind kind,
            PhoneNumber to,
            boolean recording,
            Optional<Quote.Offered> confirmed) {}

    /** As far as plan and wallet go; in the open transaction. */
    public Authorisation authorise(UUID attempt, UserId user, CallKind kind, PhoneNumber to, boolean recording) {
        return authorise(new Request(attempt, user, kind, to, recording, Optional.empty()));
    }

    /** In the open transaction, which also writes the attempt. */
    public Authorisation authorise(Request request) {
        lock.take(request.user());
        var known = attempts.find(request.attempt());
        return known.isPresent() ? told(known.get()) : told(decide(request));
    }

    private AttemptRow decide(Request request) {
        var reckoned = reckon(request, Optional.empty());
        if (request.confirmed().isPresent() && reckoned.quote() instanceof Quote.Offered now) {
            var agreed = request.confirmed().get();
            if (agreed.priceVersion() != now.priceVersion()) {
                return refused(request, Refusal.CHANGED, "", Money.ZERO);
            }
            reckoned = reckon(request, request.confirmed());
            if (!(reckoned.quote() instanceof Quote.Offered)) {
                return refused(request, Refusal.CHANGED, "", Money.ZERO);
            }
        }
        return switch (reckoned.quote()) {
            case Quote.NoPrice(var region) -> refused(request, Refusal.NO_PRICE, region, Money.ZERO);
            case Quote.TooLittle(var shortfall) -> refused(request, Refusal.TOO_LITTLE, "", shortfall);
            case Quote.Offered offer -> hold(request, offer, reckoned);
        };
    }

    private Quotes.Reckoned reckon(Request request, Optional<Quote.Offered> confirmed) {
        return quotes.reckon(request.user(), request.kind(), request.to(), request.recording(), confirmed);
    }

    private AttemptRow hold(Request request, Quote.Offered offer, Quotes.Reckoned reckoned) {
        var now = clock.instant();
        var expires = now.plus(offer.longest()).plus(GRACE);
        var posted = ledger.hold(request.user(), offer.hold(), AttemptRow.subject(request.attempt()), expires);
        if (posted instanceof Posted.Rejected rejected) {
            return rejected.why() == Posted.Why.TOO_LITTLE
                    ? refused(request, Refusal.TOO_LITTLE, "", rejected.shortfall())
                    : refused(request, Refusal.WALLET_CLOSED, "", Money.ZERO);
        }
        var period = offer.planSeconds().isZero()
                ? Optional.<Allowances.Period>empty()
                : Optional.of(reserve(request, offer, reckoned));
        var row = new AttemptRow(
                request.attempt(),
                request.user(),
                AttemptRow.State.OPEN,
                "",
                Money.ZERO,
                reckoned.tariff().map(Tariff::region).orElse(""),
                offer.longest().toSeconds(),
                offer.planSeconds().toSeconds(),
                offer.hold(),
                request.recording(),
                reckoned.tariff(),
                period);
        attempts.insert(row, request.kind(), now, expires);
        return row;
    }

    private Allowances.Period reserve(Request request, Quote.Offered offer, Quotes.Reckoned reckoned) {
        var subscription = reckoned.current().orElseGet(() -> start.free(request.user()));
        var period = new Allowances.Period(subscription.id(), subscription.start(), request.kind());
        allowances.reserve(period, offer.planSeconds().toSeconds());
        return period;
    }

    private AttemptRow refused(Request request, Refusal refusal, String region, Money shortfall) {
        var row = new AttemptRow(
                request.attempt(),
                request.user(),
                AttemptRow.State.REFUSED,
                refusal.name(),
                shortfall,
                region,
                0,
                0,
                Money.ZERO,
                request.recording(),
                Optional.empty(),
                Optional.empty());
        attempts.insert(row, request.kind(), clock.instant(), clock.instant());
        return row;
    }

    private static Authorisation told(AttemptRow row) {
        if (row.state() == AttemptRow.State.REFUSED) {
            return new Authorisation.Refused(
                    Refusal.valueOf(row.refusal()).why(row.region(), row.shortfall()), row.shortfall());
        }
        return new Authorisation.Authorised(
                Duration.ofSeconds(row.longestSeconds()),
                Duration.ofSeconds(row.planSeconds()),
                row.hold(),
                row.frozenTariff().version());
    }
}
