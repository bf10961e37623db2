package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a campaign may cost, destination by destination, before it is confirmed.
 *
 * @param groups the dearest first
 * @param excluded how many contacts cannot be called, by reason
 * @param budget to suggest: the likely cost and a quarter more, in whole dollars, never more than the most
 * @param affordable about how many contacts the wallet pays for now, plan included
 * @param habits what least and likely were taken from
 */
public record CampaignQuote(
        List<Group> groups,
        Map<Excluded, Integer> excluded,
        Forecast.Amount least,
        Forecast.Amount likely,
        Forecast.Amount most,
        Money budget,
        long affordable,
        Habits habits) {
    private static final int WHOLE = 100;
    private static final long SPARE_PERCENT = 25;

    /** Contacts that cost the same to call. */
    public record Group(
            String region,
            Money perMinute,
            boolean covered,
            int contacts,
            Forecast.Amount least,
            Forecast.Amount likely,
            Forecast.Amount most) {}

    /** Why contacts cannot be called, as far as money goes. */
    public sealed interface Excluded {
        /** @param region two letters, empty when unknown */
        record NoPrice(String region) implements Excluded {}

        record Special() implements Excluded {}

        /** Each of its calls might be transferred to a place that has no price. */
        record Transfer(PhoneNumber to) implements Excluded {}
    }

    /**
     * What there is.
     *
     * @param plan of campaigns' minutes, left
     * @param longest of any one call
     */
    record Means(Duration plan, Duration longest, Money available, Habits habits) {}

    /**
     * Whom a campaign calls.
     *
     * @param contacts how many there are of each price
     * @param excluded how many cannot be called, by reason
     * @param transfers what each of the calls may go on to, at most to one of them
     */
    record Whom(Map<Tariff, Integer> contacts, Map<Excluded, Integer> excluded, List<Tariff> transfers) {}

    /** How it may turn out: so many of a hundred answer and talk for so long. */
    private record Case(long seconds, int answeredPercent, boolean recording) {}

    static CampaignQuote of(Whom whom, boolean recording, Means means) {
        var contacts = whom.contacts();
        var habits = means.habits();
        var least = new Case(habits.leastSeconds(), habits.answeredPercent(), recording);
        var likely = new Case(habits.likelySeconds(), habits.answeredPercent(), recording);
        // The plan is spent where it saves least, so that the quote is not too low whoever is called first.
        var cheapestFirst = contacts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Tariff, Integer> group) ->
                                group.getKey().perMinute())
                        .thenComparing(group -> group.getKey().region()))
                .toList();
        var pools = new Pools(means.plan().toSeconds());
        var most = most(
                cheapestFirst,
                Onward.of(whom.transfers()),
                new Case(means.longest().toSeconds(), WHOLE, recording),
                new Pool(means.plan().toSeconds()));
        var groups = new ArrayList<Group>();
        for (var group : cheapestFirst) {
            var tariff = group.getKey();
            var count = group.getValue();
            groups.addFirst(new Group(
                    tariff.region(),
                    tariff.perMinute(),
                    tariff.covered(),
                    count,
                    amount(tariff, tariff.covered(), count, clipped(least, means), pools.least),
                    amount(tariff, tariff.covered(), count, clipped(likely, means), pools.likely),
                    most.get(groups.size())));
        }
        var sum = sum(groups.stream().map(Group::likely).toList());
        var cap = sum(groups.stream().map(Group::most).toList());
        var total = contacts.values().stream().mapToLong(Integer::longValue).sum();
        var ofPlan = sum.seconds() == 0 ? 0 : Math.multiplyExact(total, sum.planSeconds()) / sum.seconds();
        return new CampaignQuote(
                List.copyOf(groups),
                Map.copyOf(whom.excluded()),
                sum(groups.stream().map(Group::least).toList()),
                sum,
                cap,
                budget(sum.money(), cap.money()),
                ofPlan + affordable(total - ofPlan, sum.money(), means.available()),
                habits);
    }

    private static Case clipped(Case wanted, Means means) {
        return new Case(
                Math.min(wanted.seconds, means.longest().toSeconds()), wanted.answeredPercent, wanted.recording);
    }

    /** What is left of the plan in both usual cases. */
    private static final class Pools {
        private final Pool least;
        private final Pool likely;

        private Pools(long seconds) {
            least = new Pool(seconds);
            likely = new Pool(seconds);
        }
    }

    private static final class Pool {
        private long left;

        private Pool(long seconds) {
            left = seconds;
        }
    }

    /** The calls of one group, or what they are transferred to. */
    private record Leg(int group, Tariff tariff, boolean ofPlan, int count, boolean onward) {}

    /** Everybody answers, talks for the longest and is transferred to the dearest place; group by group. */
    private static List<Forecast.Amount> most(
            List<Map.Entry<Tariff, Integer>> groups, Onward onward, Case how, Pool pool) {
        var legs = new ArrayList<Leg>();
        for (int group = 0; group < groups.size(); group++) {
            var tariff = groups.get(group).getKey();
            var count = groups.get(group).getValue();
            legs.add(new Leg(group, tariff, tariff.covered() && onward.leavesPlanTo(tariff), count, false));
            if (onward.dearest().isPresent()) {
                legs.add(new Leg(group, onward.dearest().get(), onward.ofPlan(), count, true));
            }
        }
        legs.sort(Comparator.comparing(leg -> leg.tariff().perMinute()));
        var nothing = new Forecast.Amount(0, 0, Money.ZERO);
        var most = new ArrayList<>(Collections.nCopies(groups.size(), nothing));
        for (var leg : legs) {
            var one = amount(
                    leg.tariff(),
                    leg.ofPlan(),
                    leg.count(),
                    leg.onward() ? new Case(how.seconds, WHOLE, false) : how,
                    pool);
            var told = leg.onward() ? new Forecast.Amount(0, one.planSeconds(), one.money()) : one;
            most.set(leg.group(), sum(List.of(most.get(leg.group()), told)));
        }
        return most;
    }

    /** One call after the other, as they would be rated: whole ones out of the plan, one split, the rest paid. */
    private static Forecast.Amount amount(Tariff tariff, boolean covered, int contacts, Case how, Pool pool) {
        var terms = tariff.terms();
        var calls = Math.ceilDiv(Math.multiplyExact((long) contacts, how.answeredPercent), WHOLE);
        var each = Rating.steps(how.seconds, terms);
        var whole = covered ? Math.min(calls, pool.left / each) : 0;
        pool.left -= whole * each;
        var ofPlan = whole * each;
        var paid = calls - whole;
        var money = Money.ZERO;
        if (covered && paid > 0) {
            var split = Rating.split(each, pool.left, terms);
            pool.left -= split.plan();
            ofPlan += split.plan();
            money = Rating.price(split.wallet(), tariff.perMinute(), terms);
            paid--;
        }
        money = money.plus(Rating.price(each, tariff.perMinute(), terms).times(paid));
        var fees = how.recording ? terms.recordingFee().times(calls) : Money.ZERO;
        return new Forecast.Amount(Math.multiplyExact(calls, each), ofPlan, money.plus(fees));
    }

    private static Forecast.Amount sum(List<Forecast.Amount> amounts) {
        var sum = new Forecast.Amount(0, 0, Money.ZERO);
        for (var one : amounts) {
            sum = new Forecast.Amount(
                    Math.addExact(sum.seconds(), one.seconds()),
                    Math.addExact(sum.planSeconds(), one.planSeconds()),
                    sum.money().plus(one.money()));
        }
        return sum;
    }

    private static Money budget(Money likely, Money most) {
        var dollar = Money.dollars(1).micros();
        var spare = Math.ceilDiv(Math.multiplyExact(likely.micros(), WHOLE + SPARE_PERCENT), WHOLE);
        return Money.micros(Math.multiplyExact(Math.ceilDiv(spare, dollar), dollar))
                .min(most);
    }

    private static long affordable(long contacts, Money likely, Money available) {
        if (likely.compareTo(available) <= 0) {
            return contacts;
        }
        return Math.max(0, Math.multiplyExact(contacts, available.micros()) / likely.micros());
    }
}
