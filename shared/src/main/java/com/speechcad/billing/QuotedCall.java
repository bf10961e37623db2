package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Balance;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A call with all that its quote is reckoned from, read once: what it is offered for and what it is authorised for are
 * the same sum over the same facts. Pure; good for as long as the user's turn lasts.
 */
public final class QuotedCall {
    /** How long a call lasts at most without a plan. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final Quotes.Call call;
    private final Facts facts;
    private final Optional<Barred> barred;
    private final List<Leg> legs;

    /**
     * @param barred the first of its numbers that has no price
     * @param legs the call's own and the possible transfers; empty where one has no price
     */
    QuotedCall(Quotes.Call call, Facts facts, Optional<Barred> barred, List<Leg> legs) {
        this.call = call;
        this.facts = facts;
        this.barred = barred;
        this.legs = List.copyOf(legs);
    }

    /**
     * What the user has.
     *
     * @param current the plan that may be used now
     * @param free the Free plan, where the first confirmed call would start it
     */
    record Facts(Optional<Subscription> current, Optional<Plan> free, Balance balance) {
        Optional<Plan> plan() {
            return current.map(Subscription::plan).or(() -> free);
        }

        private Duration left(CallKind kind) {
            return current.map(one -> one.of(kind).left())
                    .or(() -> free.map(one -> one.allowance(kind)))
                    .orElse(Duration.ZERO);
        }
    }

    /** @param ofPlan whether the plan's seconds reach there */
    record Leg(PhoneNumber to, Tariff tariff, boolean ofPlan) {
        Reservation.Destination destination() {
            return new Reservation.Destination(tariff.perMinute(), ofPlan);
        }
    }

    /**
     * A number without a price.
     *
     * @param to the call's own, or one that it may be transferred to
     */
    record Barred(PhoneNumber to, Quote why) {}

    /** Whether there is no quote because of a number that the call may be transferred to, and not because of its own. */
    public boolean isTransferBarred() {
        return barred.filter(one -> !one.to.equals(call.to())).isPresent();
    }

    Quotes.Call call() {
        return call;
    }

    List<Leg> legs() {
        return legs;
    }

    Optional<Subscription> current() {
        return facts.current;
    }

    /** The most it may last and cost. */
    public Quote quote() {
        return quote(Optional.empty());
    }

    /** @param confirmed what the user agreed to before, and what neither time nor money may pass */
    Quote quote(Optional<Quote.Confirmed> confirmed) {
        return barred.map(Barred::why)
                .orElseGet(() -> offer(new Reservation.Means(
                        facts.left(call.kind()).toSeconds(),
                        confirmed
                                .map(agreed -> agreed.hold().min(facts.balance.available()))
                                .orElse(facts.balance.available()),
                        call.recording(),
                        Math.min(
                                facts.plan()
                                        .map(Plan::longestCall)
                                        .orElse(LONGEST_CALL)
                                        .toSeconds(),
                                confirmed
                                        .map(agreed -> agreed.longest().toSeconds())
                                        .orElse(Long.MAX_VALUE)))));
    }

    private Quote offer(Reservation.Means means) {
        var first = legs.getFirst();
        var tariff = first.tariff();
        var route = new Reservation.Route(
                first.destination(), legs.stream().skip(1).map(Leg::destination).toList());
        var onward = legs.subList(1, legs.size());
        return switch (Reservation.of(tariff.terms(), route, means)) {
            case Reservation.TooLittle(var shortfall) ->
                // A credit settles what is owed before it can be held.
                new Quote.TooLittle(shortfall.plus(facts.balance.owed()));
            case Reservation.Possible(var longest, var ofPlan, var hold, var leastHold) ->
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
                        facts.current.isEmpty() && ofPlan > 0,
                        onward(onward, Reservation.transfers(tariff.terms(), route, means, longest)));
        };
    }

    /** What is held for a transfer is the most of any place's money and the most of any place's seconds. */
    private static List<Quote.Onward> onward(List<Leg> places, List<Reservation.Leg> taken) {
        var parts = IntStream.range(0, places.size())
                .mapToObj(i -> onward(places.get(i), taken.get(i)))
                .filter(part -> part.planSeconds() > 0 || part.amount().isPositive())
                .toList();
        var bySeconds = Comparator.comparingLong(Quote.Onward::planSeconds);
        var dearest =
                parts.stream().max(Comparator.comparing(Quote.Onward::amount).thenComparing(bySeconds));
        var longest = parts.stream().max(bySeconds);
        var rest = longest.map(Quote.Onward::planSeconds).orElse(0L)
                - dearest.map(Quote.Onward::planSeconds).orElse(0L);
        return Stream.concat(
                        dearest.stream(),
                        longest.filter(_ -> rest > 0).stream()
                                .map(one -> new Quote.Onward(one.to(), one.perMinute(), rest, 0, Money.ZERO)))
                .toList();
    }

    private static Quote.Onward onward(Leg place, Reservation.Leg taken) {
        return new Quote.Onward(
                place.to(), place.tariff().perMinute(), taken.planSeconds(), taken.walletSeconds(), taken.amount());
    }
}
