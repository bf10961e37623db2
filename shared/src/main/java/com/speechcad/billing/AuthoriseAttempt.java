package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Wallets wallets;
    private final Clock clock;

    AuthoriseAttempt(
            BillingLock lock,
            Quotes quotes,
            StartPlan start,
            Allowances allowances,
            AttemptRows attempts,
            Ledger ledger,
            Wallets wallets,
            Clock clock) {
        this.lock = lock;
        this.quotes = quotes;
        this.start = start;
        this.allowances = allowances;
        this.attempts = attempts;
        this.ledger = ledger;
        this.wallets = wallets;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param script what will be played, for what such calls were like
     * @param confirmed what the user agreed to: neither the length nor the money of it is passed
     */
    public record Request(UUID attempt, Quotes.Call call, Optional<UUID> script, Optional<Quote.Confirmed> confirmed) {}

    /** As far as plan and wallet go; in the open transaction. */
    public Authorisation authorise(UUID attempt, UserId user, CallKind kind, PhoneNumber to, boolean recording) {
        return authorise(
                new Request(attempt, Quotes.Call.to(user, kind, to, recording), Optional.empty(), Optional.empty()));
    }

    /** In the open transaction, which also writes the attempt. */
    public Authorisation authorise(Request request) {
        lock.take(request.call().user());
        var known = attempts.find(request.attempt());
        known.filter(row -> row.state() == AttemptRow.State.OPEN).ifPresent(this::keep);
        return told(known.orElseGet(() -> decide(request, quotes.know(request.call()))));
    }

    /** It may be dialled only now, long after it was authorised first: what is held for it lasts for all of that call. */
    private void keep(AttemptRow open) {
        attempts.postpone(open.attempt(), expiry(Duration.ofSeconds(open.longestSeconds())));
    }

    private Instant expiry(Duration longest) {
        return clock.instant().plus(longest).plus(GRACE);
    }

    /**
     * The same for an attempt that this transaction has just thought of, its user's turn taken ({@code billing_take})
     * before any campaign's row.
     *
     * @param quoted since then, by the same call
     */
    public Authorisation authorise(Request request, QuotedCall quoted) {
        return told(decide(request, quoted));
    }

    private AttemptRow decide(Request request, QuotedCall quoted) {
        var quote = quoted.quote();
        if (request.confirmed().isPresent() && quote instanceof Quote.Offered now) {
            quote = quoted.quote(request.confirmed());
            if (request.confirmed().get().priceVersion() != now.priceVersion() || !(quote instanceof Quote.Offered)) {
                return refused(request, Refusal.CHANGED, "", Money.ZERO);
            }
        }
        return switch (quote) {
            case Quote.NoPrice(var region) -> refused(request, Refusal.NO_PRICE, region, Money.ZERO);
            case Quote.Special() -> refused(request, Refusal.SPECIAL_NUMBER, "", Money.ZERO);
            case Quote.TooLittle(var shortfall) -> refused(request, Refusal.TOO_LITTLE, "", shortfall);
            case Quote.Offered offer -> hold(request, offer, quoted);
        };
    }

    private AttemptRow hold(Request request, Quote.Offered offer, QuotedCall quoted) {
        var now = clock.instant();
        var expires = expiry(offer.longest());
        var user = request.call().user();
        var posted = ledger.hold(user, offer.hold(), AttemptRow.subject(request.attempt()), expires);
        if (posted instanceof Posted.Rejected rejected) {
            return rejected.why() == Posted.Why.TOO_LITTLE
                    // A credit settles what is owed before it can be held.
                    ? refused(
                            request,
                            Refusal.TOO_LITTLE,
                            "",
                            rejected.shortfall().plus(wallets.of(user).owed()))
                    : refused(request, Refusal.WALLET_CLOSED, "", Money.ZERO);
        }
        var period = offer.planSeconds().isZero()
                ? Optional.<Allowances.Period>empty()
                : Optional.of(reserve(request.call(), offer, quoted));
        var first = quoted.legs().getFirst();
        var row = new AttemptRow(
                request.attempt(),
                user,
                AttemptRow.State.OPEN,
                "",
                Money.ZERO,
                first.tariff().region(),
                offer.longest().toSeconds(),
                offer.planSeconds().toSeconds(),
                offer.hold(),
                request.call().recording(),
                Optional.of(first.tariff()),
                first.ofPlan(),
                quoted.legs().stream().skip(1).map(AuthoriseAttempt::transfer).toList(),
                period);
        attempts.insert(row, new AttemptRows.Frame(request.call().kind(), request.script(), now, expires));
        return row;
    }

    private static AttemptRow.Transfer transfer(QuotedCall.Leg leg) {
        return new AttemptRow.Transfer(
                leg.to(), leg.tariff().region(), leg.tariff().perMinute(), leg.ofPlan());
    }

    private Allowances.Period reserve(Quotes.Call call, Quote.Offered offer, QuotedCall quoted) {
        var subscription = quoted.current().orElseGet(() -> start.free(call.user()));
        var period = new Allowances.Period(subscription.id(), subscription.start(), call.kind());
        allowances.reserve(period, offer.planSeconds().toSeconds());
        return period;
    }

    private AttemptRow refused(Request request, Refusal refusal, String region, Money shortfall) {
        var row = new AttemptRow(
                request.attempt(),
                request.call().user(),
                AttemptRow.State.REFUSED,
                refusal.name(),
                shortfall,
                region,
                0,
                0,
                Money.ZERO,
                request.call().recording(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty());
        var now = clock.instant();
        attempts.insert(row, new AttemptRows.Frame(request.call().kind(), request.script(), now, now));
        return row;
    }

    private static Authorisation told(AttemptRow row) {
        return switch (row.state()) {
            case OPEN ->
                new Authorisation.Authorised(
                        Duration.ofSeconds(row.longestSeconds()),
                        Duration.ofSeconds(row.planSeconds()),
                        row.hold(),
                        row.frozenTariff().version());
            case REFUSED -> refused(Refusal.valueOf(row.refusal()), row.region(), row.shortfall());
            // What was set aside has gone back: nothing may be dialled on it any more.
            case SETTLED, RELEASED, EXPIRED -> refused(Refusal.CHANGED, "", Money.ZERO);
        };
    }

    private static Authorisation refused(Refusal refusal, String region, Money shortfall) {
        return new Authorisation.Refused(refusal, refusal.why(region, shortfall), shortfall);
    }
}
