package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.GuestNumbers;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says what a call may cost, by the same sum that authorises it. Changes nothing; in the open transaction. */
@Singleton
public class Quotes {
    /** How long a call lasts at most without a plan. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final Tariffs tariffs;
    private final Subscriptions subscriptions;
    private final Users users;
    private final GuestNumbers guests;
    private final Wallets wallets;
    private final History history;
    private final Clock clock;

    Quotes(
            Tariffs tariffs,
            Subscriptions subscriptions,
            Users users,
            GuestNumbers guests,
            Wallets wallets,
            History history,
            Clock clock) {
        this.tariffs = tariffs;
        this.subscriptions = subscriptions;
        this.users = users;
        this.guests = guests;
        this.wallets = wallets;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Which call.
     *
     * @param transfers where it may be transferred to, at most once and to one of them
     */
    public record Call(UserId user, CallKind kind, PhoneNumber to, List<PhoneNumber> transfers, boolean recording) {
        public static Call to(UserId user, CallKind kind, PhoneNumber to, boolean recording) {
            return new Call(user, kind, to, List.of(), recording);
        }
    }

    /** The most a call without transfers may last and cost. */
    public Quote quote(UserId user, CallKind kind, PhoneNumber to, boolean recording) {
        return quote(Call.to(user, kind, to, recording));
    }

    /** The most a call may last and cost. */
    public Quote quote(Call call) {
        return reckon(call, Optional.empty()).quote();
    }

    /**
     * Least and likely beside the most, from what such calls were like before.
     *
     * @param script what would be played, when that is known
     */
    public Forecast forecast(UserId user, Optional<UUID> script, Quote.Offered offer) {
        return Forecast.of(offer, history.of(user, script));
    }

    /**
     * A whole campaign, destination by destination.
     *
     * @param script what would be played
     * @param transfers where each of its calls may be transferred to, at most once and to one of them
     * @param contacts each number once; read one after the other and not kept
     */
    public CampaignQuote campaign(
            UserId user, UUID script, List<PhoneNumber> transfers, boolean recording, Iterable<PhoneNumber> contacts) {
        var list = tariffs.list(clock.instant());
        var beyond = new ArrayList<Tariff>();
        var barred = Optional.<CampaignQuote.Excluded>empty();
        for (var to : new LinkedHashSet<>(transfers)) {
            switch (found(list, to)) {
                case PriceList.Found.Priced(var tariff) -> beyond.add(tariff);
                case PriceList.Found.NoPrice(var region) ->
                    barred = Optional.of(new CampaignQuote.Excluded.NoPrice(region));
                case PriceList.Found.Special() -> barred = Optional.of(new CampaignQuote.Excluded.Special());
            }
        }
        var groups = new LinkedHashMap<Tariff, Integer>();
        var without = new LinkedHashMap<CampaignQuote.Excluded, Integer>();
        for (var to : contacts) {
            if (barred.isPresent()) {
                without.merge(barred.get(), 1, Math::addExact);
                continue;
            }
            switch (found(list, to)) {
                case PriceList.Found.Priced(var tariff) -> groups.merge(tariff, 1, Math::addExact);
                case PriceList.Found.NoPrice(var region) ->
                    without.merge(new CampaignQuote.Excluded.NoPrice(region), 1, Math::addExact);
                case PriceList.Found.Special() ->
                    without.merge(new CampaignQuote.Excluded.Special(), 1, Math::addExact);
            }
        }
        return CampaignQuote.of(
                new CampaignQuote.Whom(groups, without, beyond),
                recording,
                means(user, history.of(user, Optional.of(script))));
    }

    private static PriceList.Found found(Optional<PriceList> list, PhoneNumber to) {
        return list.map(prices -> prices.find(to)).orElseGet(() -> new PriceList.Found.NoPrice(""));
    }

    private CampaignQuote.Means means(UserId user, Habits habits) {
        var current = subscriptions.current(user);
        return new CampaignQuote.Means(
                current.map(one -> one.of(CallKind.BULK).left()).orElse(Duration.ZERO),
                current.map(Subscription::plan).map(Plan::longestCall).orElse(LONGEST_CALL),
                wallets.of(user).available(),
                habits);
    }

    /**
     * The quote with what it was reckoned from.
     *
     * @param confirmed what the user agreed to before, and what neither time nor money may pass
     */
    Reckoned reckon(Call call, Optional<Quote.Confirmed> confirmed) {
        var current = subscriptions.current(call.user());
        var free = current.isPresent() ? Optional.<Plan>empty() : subscriptions.freeToStart(call.user());
        var plan = current.map(Subscription::plan).or(() -> free);
        var priced = new ArrayList<Leg>();
        for (var to : legs(call)) {
            switch (tariffs.of(to, clock.instant())) {
                case PriceList.Found.Priced(var tariff) ->
                    priced.add(new Leg(to, tariff, plan.isPresent() && reaches(plan.get(), tariff, call.user(), to)));
                case PriceList.Found.NoPrice(var region) -> {
                    return Reckoned.no(new Quote.NoPrice(region));
                }
                case PriceList.Found.Special() -> {
                    return Reckoned.no(new Quote.Special());
                }
            }
        }
        var left = current.map(one -> one.of(call.kind()).left())
                .or(() -> free.map(one -> one.allowance(call.kind())))
                .orElse(Duration.ZERO);
        var available = wallets.of(call.user()).available();
        var means = new Reservation.Means(
                left.toSeconds(),
                confirmed.map(agreed -> agreed.hold().min(available)).orElse(available),
                call.recording(),
                Math.min(
                        plan.map(Plan::longestCall).orElse(LONGEST_CALL).toSeconds(),
                        confirmed.map(agreed -> agreed.longest().toSeconds()).orElse(Long.MAX_VALUE)));
        return offer(call, priced, means, current);
    }

    private static Reckoned offer(Call call, List<Leg> legs, Reservation.Means means, Optional<Subscription> current) {
        var first = legs.getFirst();
        var tariff = first.tariff();
        var route = new Reservation.Route(
                first.destination(), legs.stream().skip(1).map(Leg::destination).toList());
        return switch (Reservation.of(tariff.terms(), route, means)) {
            case Reservation.TooLittle(var shortfall) -> new Reckoned(new Quote.TooLittle(shortfall), legs, current);
            case Reservation.Possible(var longest, var ofPlan, var hold, var leastHold) ->
                new Reckoned(
                        new Quote.Offered(
                                Duration.ofSeconds(longest),
                                Duration.ofSeconds(ofPlan),
                                hold,
                                leastHold,
                                tariff.perMinute(),
                                first.ofPlan(),
                                tariff.terms(),
                                call.recording() ? tariff.terms().recordingFee() : Money.ZERO,
                                tariff.version(),
                                current.isEmpty() && ofPlan > 0),
                        legs,
                        current);
        };
    }

    private static List<PhoneNumber> legs(Call call) {
        var legs = new ArrayList<PhoneNumber>();
        legs.add(call.to());
        call.transfers().stream().distinct().forEach(legs::add);
        return legs;
    }

    /** Free's minutes also reach the person's own number and guests, wherever there is a price. */
    private boolean reaches(Plan plan, Tariff tariff, UserId user, PhoneNumber to) {
        return tariff.covered()
                || (plan.free()
                        && (users.ownNumber(user).filter(to::equals).isPresent() || guests.isGuestOf(user, to)));
    }

    /** @param ofPlan whether the plan's seconds reach there */
    record Leg(PhoneNumber to, Tariff tariff, boolean ofPlan) {
        Reservation.Destination destination() {
            return new Reservation.Destination(tariff.perMinute(), ofPlan);
        }
    }

    /** @param legs the call's own and the possible transfers; empty where one has no price */
    record Reckoned(Quote quote, List<Leg> legs, Optional<Subscription> current) {
        static Reckoned no(Quote why) {
            return new Reckoned(why, List.of(), Optional.empty());
        }
    }
}
