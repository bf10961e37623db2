package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.GuestNumbers;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Says what a call may cost, by the same sum that authorises it. Changes nothing; in the open transaction. */
@Singleton
public class Quotes {
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
        return know(call).quote();
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
     * @param contacts of which price there are how many, see {@link PricedNumbers#count}
     * @return empty when they were counted by another list than the one in force
     */
    public Optional<CampaignQuote> campaign(
            UserId user, UUID script, List<PhoneNumber> transfers, boolean recording, PriceCounts contacts) {
        var list = tariffs.list(clock.instant());
        if (contacts.numbers() > 0
                && contacts.version() != list.map(PriceList::version).orElse(0L)) {
            return Optional.empty();
        }
        var beyond = new ArrayList<Tariff>();
        var barred = Optional.<CampaignQuote.Excluded>empty();
        for (var to : new LinkedHashSet<>(transfers)) {
            switch (found(list, to)) {
                case PriceList.Found.Priced(var tariff) -> beyond.add(tariff);
                case PriceList.Found.NoPrice _, PriceList.Found.Special _ ->
                    barred = Optional.of(new CampaignQuote.Excluded.Transfer(to));
            }
        }
        var whom = barred.filter(_ -> contacts.numbers() > 0)
                .map(why -> new CampaignQuote.Whom(Map.of(), Map.of(why, contacts.numbers()), beyond))
                .orElseGet(() -> new CampaignQuote.Whom(
                        list.map(contacts::tariffs).orElse(Map.of()), contacts.excluded(), beyond));
        return Optional.of(CampaignQuote.of(whom, recording, means(user, history.of(user, Optional.of(script)))));
    }

    static PriceList.Found found(Optional<PriceList> list, PhoneNumber to) {
        return list.map(prices -> prices.find(to))
                .orElseGet(() -> new PriceList.Found.NoPrice(to.region().orElse("")));
    }

    private CampaignQuote.Means means(UserId user, Habits habits) {
        var current = subscriptions.current(user);
        return new CampaignQuote.Means(
                current.map(one -> one.of(CallKind.BULK).left()).orElse(Duration.ZERO),
                current.map(Subscription::plan).map(Plan::longestCall).orElse(QuotedCall.LONGEST_CALL),
                wallets.of(user).available(),
                habits);
    }

    /** All that the call's quote is reckoned from. */
    QuotedCall know(Call call) {
        return know(call, ask(call.user()));
    }

    /** What is known of a user's plan and money; see {@link #ask}. */
    public static final class Means {
        private final Later<Optional<Subscription>> current;
        private final Later<Optional<Plan>> free;
        private final Later<Balance> balance;

        private Means(Later<Optional<Subscription>> current, Later<Optional<Plan>> free, Later<Balance> balance) {
            this.current = current;
            this.free = free;
            this.balance = balance;
        }

        private QuotedCall.Facts get() {
            return new QuotedCall.Facts(
                    current.get(), current.get().isPresent() ? Optional.empty() : free.get(), balance.get());
        }
    }

    /** In the round trip of whatever is needed next; good for as long as the user's turn lasts. */
    public Means ask(UserId user) {
        return new Means(subscriptions.askCurrent(user), subscriptions.askFreeToStart(user), wallets.askOf(user));
    }

    /** The same as {@link #know(Call)}, of what was asked for already. */
    public QuotedCall know(Call call, Means means) {
        var legs = legs(call);
        var list = tariffs.of(legs, clock.instant());
        var facts = means.get();
        var priced = new ArrayList<QuotedCall.Leg>();
        for (var to : legs) {
            switch (found(list, to)) {
                case PriceList.Found.Priced(var tariff) ->
                    priced.add(new QuotedCall.Leg(
                            to,
                            tariff,
                            facts.plan()
                                    .filter(plan -> reaches(plan, tariff, call.user(), to))
                                    .isPresent()));
                case PriceList.Found.NoPrice(var region) -> {
                    return barred(call, facts, to, new Quote.NoPrice(region));
                }
                case PriceList.Found.Special() -> {
                    return barred(call, facts, to, new Quote.Special());
                }
            }
        }
        return new QuotedCall(call, facts, Optional.empty(), priced);
    }

    private static QuotedCall barred(Call call, QuotedCall.Facts facts, PhoneNumber to, Quote why) {
        return new QuotedCall(call, facts, Optional.of(new QuotedCall.Barred(to, why)), List.of());
    }

    private static List<PhoneNumber> legs(Call call) {
        return Stream.concat(Stream.of(call.to()), call.transfers().stream().distinct())
                .toList();
    }

    /** Free's minutes also reach the person's own number and guests, wherever there is a price. */
    private boolean reaches(Plan plan, Tariff tariff, UserId user, PhoneNumber to) {
        return tariff.covered()
                || (plan.free()
                        && (users.ownNumber(user).filter(to::equals).isPresent() || guests.isGuestOf(user, to)));
    }
}
