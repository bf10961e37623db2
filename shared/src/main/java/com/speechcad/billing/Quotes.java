package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says what a call may cost at most, by the same sum that authorises it. Changes nothing. */
@Singleton
public class Quotes {
    /** How long a call lasts at most without a plan. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final Tariffs tariffs;
    private final Subscriptions subscriptions;
    private final Users users;
    private final Wallets wallets;
    private final Clock clock;

    Quotes(Tariffs tariffs, Subscriptions subscriptions, Users users, Wallets wallets, Clock clock) {
        this.tariffs = tariffs;
        this.subscriptions = subscriptions;
        this.users = users;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** In the open transaction. */
    public Quote quote(UserId user, CallKind kind, PhoneNumber to, boolean recording) {
        return reckon(user, kind, to, recording, Optional.empty()).quote();
    }

    /**
     * The same, with what it was reckoned from.
     *
     * @param confirmed what the user agreed to before, and what neither time nor money may pass
     */
    Reckoned reckon(UserId user, CallKind kind, PhoneNumber to, boolean recording, Optional<Quote.Offered> confirmed) {
        var found = tariffs.of(to, clock.instant());
        if (found.isEmpty()) {
            return new Reckoned(new Quote.NoPrice(to.region().orElse("")), Optional.empty(), Optional.empty(), false);
        }
        var tariff = found.get();
        var current = subscriptions.current(user);
        var free = current.isPresent() ? Optional.<Plan>empty() : subscriptions.freeToStart(user);
        var plan = current.map(Subscription::plan).or(() -> free);
        var reached = plan.isPresent() && reaches(plan.get(), tariff, user, to);
        var left = !reached
                ? Duration.ZERO
                : current.map(one -> one.of(kind).left())
                        .or(() -> free.map(one -> one.allowance(kind)))
                        .orElse(Duration.ZERO);
        var fee = recording ? tariff.recordingFee() : Money.ZERO;
        var available = wallets.of(user).available();
        var means = new Reservation.Means(
                left.toSeconds(),
                confirmed.map(offer -> offer.hold().min(available)).orElse(available),
                fee,
                Math.min(
                        plan.map(Plan::longestCall).orElse(LONGEST_CALL).toSeconds(),
                        confirmed.map(offer -> offer.longest().toSeconds()).orElse(Long.MAX_VALUE)));
        return switch (Reservation.of(tariff, means)) {
            case Reservation.TooLittle(var shortfall) ->
                new Reckoned(new Quote.TooLittle(shortfall), found, current, false);
            case Reservation.Possible(var longest, var ofPlan, var hold) -> {
                var startsFree = current.isEmpty() && ofPlan > 0;
                var offer = new Quote.Offered(
                        Duration.ofSeconds(longest),
                        Duration.ofSeconds(ofPlan),
                        hold,
                        tariff.perMinute(),
                        tariff.incrementSeconds(),
                        tariff.minimumSeconds(),
                        fee,
                        tariff.version(),
                        startsFree);
                yield new Reckoned(offer, found, current, startsFree);
            }
        };
    }

    /** Free's minutes also reach the person's own number wherever there is a price. */
    private boolean reaches(Plan plan, Tariff tariff, UserId user, PhoneNumber to) {
        return tariff.covered()
                || (plan.free() && users.ownNumber(user).filter(to::equals).isPresent());
    }

    record Reckoned(Quote quote, Optional<Tariff> tariff, Optional<Subscription> current, boolean startsFree) {}
}
