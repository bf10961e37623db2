package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CampaignQuote.Excluded;
import com.speechcad.billing.CampaignQuote.Means;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CampaignQuoteTest {
    private static final Tariff US = Pricing.tariff("US", true, Money.cents(15));
    private static final Tariff UK = Pricing.tariff("GB", false, Money.cents(45));
    private static final Habits MINUTE_OF_HALF = new Habits(Habits.Source.SCRIPT, 200, 30, 60, 50);
    private static final Means RICH = means(0, 600, Money.dollars(10_000), MINUTE_OF_HALF);

    @Test
    void adds_up_destination_by_destination() {
        var quote = CampaignQuote.of(whom(Map.of(US, 100, UK, 10), Map.of()), false, RICH);

        assertThat(quote.groups()).extracting(CampaignQuote.Group::region).containsExactly("GB", "US");
        var britain = quote.groups().getFirst();
        assertThat(britain.contacts()).isEqualTo(10);
        assertThat(britain.least()).isEqualTo(new Forecast.Amount(150, 0, Money.micros(1_125_000)));
        assertThat(britain.likely()).isEqualTo(new Forecast.Amount(300, 0, Money.micros(2_250_000)));
        assertThat(britain.most()).isEqualTo(new Forecast.Amount(6_000, 0, Money.dollars(45)));
        assertThat(quote.least().money()).isEqualTo(Money.micros(1_125_000 + 3_750_000));
        assertThat(quote.likely()).isEqualTo(new Forecast.Amount(3_300, 0, Money.micros(9_750_000)));
        assertThat(quote.most()).isEqualTo(new Forecast.Amount(66_000, 0, Money.dollars(195)));
        assertThat(quote.budget()).isEqualTo(Money.dollars(13));
        assertThat(quote.affordable()).isEqualTo(110);
    }

    @Test
    void the_plan_comes_first_and_a_call_at_its_edge_is_split() {
        // 954 s of the plan for eight covered calls of two minutes, and two to Britain.
        var habits = new Habits(Habits.Source.DEFAULT, 0, 120, 120, 100);

        var quote = CampaignQuote.of(whom(Map.of(US, 8, UK, 2), Map.of()), false, means(954, 600, Money.ZERO, habits));

        assertThat(quote.likely()).isEqualTo(new Forecast.Amount(1_200, 954, Money.micros(15_000 + 1_800_000)));
        assertThat(quote.affordable()).as("as many as the plan covers").isEqualTo(7);
    }

    @Test
    void what_one_destination_used_of_the_plan_the_next_has_not() {
        var canada = Pricing.tariff("CA", true, Money.cents(15));
        var habits = new Habits(Habits.Source.SCRIPT, 9, 60, 60, 100);

        // 100 s: a call to Canada, 36 s of the next one (40 s are not whole steps), and four seconds for nobody.
        var quote =
                CampaignQuote.of(whom(Map.of(US, 2, canada, 2), Map.of()), false, means(100, 600, Money.ZERO, habits));

        assertThat(quote.groups()).extracting(CampaignQuote.Group::region).containsExactly("US", "CA");
        assertThat(quote.groups().getLast().likely()).isEqualTo(new Forecast.Amount(120, 96, Money.cents(6)));
        assertThat(quote.groups().getFirst().likely()).isEqualTo(new Forecast.Amount(120, 0, Money.cents(30)));
    }

    @Test
    void what_cannot_be_called_is_counted_and_costs_nothing() {
        var excluded = Map.<Excluded, Integer>of(new Excluded.NoPrice("BS"), 3, new Excluded.Special(), 1);

        var quote = CampaignQuote.of(whom(Map.of(), excluded), true, RICH);

        assertThat(quote.excluded()).isEqualTo(excluded);
        assertThat(quote.most()).isEqualTo(new Forecast.Amount(0, 0, Money.ZERO));
        assertThat(quote.budget()).isEqualTo(Money.ZERO);
        assertThat(quote.affordable()).isZero();
    }

    @Test
    void recordings_are_paid_for_where_somebody_answers() {
        var quote =
                CampaignQuote.of(whom(Map.of(US, 99), Map.of()), true, means(100_000, 600, Money.ZERO, MINUTE_OF_HALF));

        assertThat(quote.likely()).isEqualTo(new Forecast.Amount(3_000, 3_000, Money.dollars(1)));
        assertThat(quote.most().money()).isEqualTo(Money.cents(198));
    }

    @Test
    void no_call_is_longer_than_it_may_be() {
        var talkative = new Habits(Habits.Source.PERSON, 9, 700, 900, 100);

        var quote = CampaignQuote.of(whom(Map.of(US, 1), Map.of()), false, means(0, 600, Money.ZERO, talkative));

        assertThat(quote.least()).isEqualTo(quote.most());
        assertThat(quote.likely()).isEqualTo(quote.most());
        assertThat(quote.budget()).as("never more than it can cost").isEqualTo(Money.micros(1_500_000));
        assertThat(quote.affordable()).isZero();
    }

    @Test
    void the_wallet_pays_for_some() {
        var quote = CampaignQuote.of(
                whom(Map.of(US, 100), Map.of()), false, means(0, 600, Money.micros(3_750_000), MINUTE_OF_HALF));

        assertThat(quote.affordable()).isEqualTo(50);
    }

    /** Never too low: one call after the other out of one pool, whoever is called first. */
    @Property(tries = 300)
    void least_likely_and_most_are_in_order_and_most_is_a_bound(
            @ForAll @IntRange(min = 0, max = 40) int home,
            @ForAll @IntRange(min = 0, max = 40) int abroad,
            @ForAll @LongRange(min = 0, max = 9_000) long pool,
            @ForAll @LongRange(min = 60, max = 600) long longest,
            @ForAll @LongRange(min = 1, max = 700) long leastSeconds,
            @ForAll @LongRange(min = 0, max = 300) long more,
            @ForAll @IntRange(min = 0, max = 100) int answered,
            @ForAll boolean recording) {
        var habits = new Habits(Habits.Source.SCRIPT, 50, leastSeconds, leastSeconds + more, answered);
        var contacts = new LinkedHashMap<Tariff, Integer>();
        contacts.put(UK, abroad);
        contacts.put(US, home);
        var whole = longest - longest % 6;

        var quote = CampaignQuote.of(whom(contacts, Map.of()), recording, means(pool, whole, Money.dollars(5), habits));

        assertThat(quote.least().money()).isLessThanOrEqualTo(quote.likely().money());
        assertThat(quote.likely().money()).isLessThanOrEqualTo(quote.most().money());
        assertThat(quote.budget()).isLessThanOrEqualTo(quote.most().money());
        assertThat(quote.budget()).isGreaterThanOrEqualTo(quote.likely().money());
        assertThat(quote.affordable()).isBetween(0L, (long) home + abroad);
        assertThat(quote.most().money()).isEqualTo(oneAfterTheOther(home, abroad, pool, whole, recording));
    }

    private static Money oneAfterTheOther(int home, int abroad, long pool, long longest, boolean recording) {
        var left = pool;
        var sum = Rating.price(longest, UK.perMinute(), UK.terms()).times(abroad);
        for (var i = 0; i < home; i++) {
            var split = Rating.split(longest, left, US.terms());
            left -= split.plan();
            sum = sum.plus(Rating.price(split.wallet(), US.perMinute(), US.terms()));
        }
        return recording ? sum.plus(Money.cents(2).times(home + abroad)) : sum;
    }

    @Test
    void the_most_has_every_call_transferred_to_the_dearest_place_and_the_likely_none() {
        var quote = CampaignQuote.of(new CampaignQuote.Whom(Map.of(US, 2), Map.of(), List.of(US, UK)), true, RICH);

        assertThat(quote.likely()).isEqualTo(new Forecast.Amount(60, 0, Money.cents(17)));
        assertThat(quote.most())
                .as("ten minutes at 0.15, ten at 0.45 and a recording, twice")
                .isEqualTo(new Forecast.Amount(1_200, 0, Money.cents(2 * (150 + 450 + 2))));
    }

    @Test
    void the_plan_is_reckoned_where_it_saves_least() {
        var near = Pricing.tariff("CA", true, Money.cents(10));

        assertThat(most(List.of(near))).as("on the transfers").isEqualTo(Money.cents(2 * (150 + 100) - 100));
        assertThat(most(List.of(US))).isEqualTo(Money.cents(2 * (150 + 150) - 150));
        assertThat(most(List.of(near, UK)))
                .as("it may be used up by a cheap transfer while others go to the dear place")
                .isEqualTo(Money.cents(2 * (150 + 450)));
        assertThat(most(List.of(UK))).as("no plan reaches it").isEqualTo(Money.cents(2 * (150 + 450) - 150));
    }

    /** Two calls to the US with ten minutes of a plan. */
    private static Money most(List<Tariff> transfers) {
        return CampaignQuote.of(
                        new CampaignQuote.Whom(Map.of(US, 2), Map.of(), transfers),
                        false,
                        means(600, 600, Money.ZERO, MINUTE_OF_HALF))
                .most()
                .money();
    }

    private static CampaignQuote.Whom whom(Map<Tariff, Integer> contacts, Map<Excluded, Integer> excluded) {
        return new CampaignQuote.Whom(contacts, excluded, List.of());
    }

    private static Means means(long plan, long longest, Money available, Habits habits) {
        return new Means(Duration.ofSeconds(plan), Duration.ofSeconds(longest), available, habits);
    }
}
