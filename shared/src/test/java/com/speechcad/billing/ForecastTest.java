package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Habits HABITS = new Habits(Habits.Source.SCRIPT, 12, 20, 50, 80);

    @Test
    void least_and_likely_are_rated_like_the_call_they_stand_for() {
        var forecast = Forecast.of(offer(180, 30, Money.micros(375_000), Money.ZERO, true), HABITS);

        assertThat(forecast.least()).isEqualTo(new Forecast.Amount(24, 24, Money.ZERO));
        assertThat(forecast.likely()).isEqualTo(new Forecast.Amount(54, 30, Money.cents(6)));
        assertThat(forecast.most()).isEqualTo(new Forecast.Amount(180, 30, Money.micros(375_000)));
        assertThat(forecast.habits()).isEqualTo(HABITS);
    }

    @Test
    void never_longer_than_the_call_may_last_and_with_its_recording() {
        var talkative = new Habits(Habits.Source.PERSON, 12, 400, 500, 80);

        var forecast = Forecast.of(offer(60, 0, Money.cents(17), Money.cents(2), false), talkative);

        assertThat(forecast.least()).isEqualTo(new Forecast.Amount(60, 0, Money.cents(17)));
        assertThat(forecast.likely()).isEqualTo(forecast.most());
    }

    @Test
    void a_plan_that_does_not_reach_there_is_not_used() {
        // The plan's seconds are a transfer's.
        var forecast = Forecast.of(offer(60, 60, Money.cents(15), Money.ZERO, false), HABITS);

        assertThat(forecast.likely()).isEqualTo(new Forecast.Amount(54, 0, Money.micros(135_000)));
    }

    private static Quote.Offered offer(long longest, long plan, Money hold, Money recording, boolean ofPlan) {
        return new Quote.Offered(
                Duration.ofSeconds(longest),
                Duration.ofSeconds(plan),
                hold,
                Money.ZERO,
                Money.cents(15),
                ofPlan,
                Pricing.SIX,
                recording,
                1,
                false,
                List.of());
    }
}
