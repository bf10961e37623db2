package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long TEN_DOLLARS = 10_000_000;

    @ParameterizedTest(name = "{0} ms at {1}/{2}: {3} s")
    @CsvSource(textBlock = """
            # ms     | minimum | increment | billed
                   0 |       6 |         6 |   0
                  -5 |       6 |         6 |   0
                   1 |       6 |         6 |   6
                6000 |       6 |         6 |   6
                6001 |       6 |         6 |  12
               71400 |       6 |         6 |  72
               10000 |      60 |        60 |  60
               10000 |      30 |         6 |  30
               31000 |      30 |         6 |  36
               10000 |       1 |         1 |  10
               60001 |      60 |        60 | 120
            """, delimiter = '|')
    void bills_in_steps_with_a_minimum(long millis, int minimum, int increment, long billed) {
        assertThat(Rating.billedSeconds(millis, increment, minimum)).isEqualTo(billed);
    }

    @ParameterizedTest(name = "{0} s at {1}: {2}")
    @CsvSource(textBlock = """
            # s  | micros/min | micros
               0 |     150000 |      0
              42 |     150000 | 105000
              60 |     150000 | 150000
               1 |      20000 |    333
               2 |      20000 |    667
               1 |         30 |      1
               1 |         29 |      0
              90 |     350000 | 525000
            """, delimiter = '|')
    void rounds_once_half_up(long seconds, long rate, long micros) {
        assertThat(Rating.price(seconds, Money.micros(rate))).isEqualTo(Money.micros(micros));
    }

    @Property
    void agrees_with_decimal_arithmetic(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seconds,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long rate) {
        var exact = BigDecimal.valueOf(seconds)
                .multiply(BigDecimal.valueOf(rate))
                .divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP);

        assertThat(Rating.price(seconds, Money.micros(rate)).micros()).isEqualTo(exact.longValueExact());
    }

    @Property
    void never_bills_less_than_was_talked_nor_a_whole_step_more(
            @ForAll @LongRange(min = 1, max = HOUR_MILLIS) long millis,
            @ForAll @IntRange(min = 1, max = 60) int increment,
            @ForAll @IntRange(min = 1, max = 60) int minimum) {
        var billed = Rating.billedSeconds(millis, increment, minimum);

        assertThat(billed * 1000).isGreaterThanOrEqualTo(millis);
        assertThat(billed).isGreaterThanOrEqualTo(minimum);
        assertThat(billed == minimum || (billed - increment) * 1000 < millis).isTrue();
        assertThat((billed - minimum) % increment).isZero();
    }

    @Property
    void a_longer_call_is_never_cheaper(
            @ForAll @LongRange(min = 0, max = HOUR_MILLIS) long shorter,
            @ForAll @LongRange(min = 0, max = HOUR_MILLIS) long more,
            @ForAll @IntRange(min = 1, max = 60) int increment,
            @ForAll @IntRange(min = 1, max = 60) int minimum,
            @ForAll @LongRange(min = 1, max = TEN_DOLLARS) long rate) {
        var price = Rating.price(Rating.billedSeconds(shorter, increment, minimum), Money.micros(rate));
        var longer = Rating.price(Rating.billedSeconds(shorter + more, increment, minimum), Money.micros(rate));

        assertThat(longer).isGreaterThanOrEqualTo(price);
    }

    @Property
    void a_call_split_at_the_edge_of_the_plan_costs_the_same_as_rated_once(
            @ForAll @LongRange(min = 0, max = HOUR_MILLIS) long millis,
            @ForAll @LongRange(min = 0, max = 4_000) long pool,
            @ForAll @IntRange(min = 1, max = 60) int increment,
            @ForAll @IntRange(min = 1, max = 60) int minimum,
            @ForAll @LongRange(min = 1, max = TEN_DOLLARS) long rate) {
        var billed = Rating.billedSeconds(millis, increment, minimum);
        var split = Rating.split(billed, pool, increment);

        assertThat(split.plan() + split.wallet()).isEqualTo(billed);
        assertThat(split.plan()).isBetween(0L, pool);
        assertThat(split.wallet() == 0 || pool - split.plan() < increment)
                .as("the plan's seconds come first")
                .isTrue();
        var whole = Rating.price(billed, Money.micros(rate)).micros();
        var parts = Rating.price(split.plan(), Money.micros(rate)).micros()
                + Rating.price(split.wallet(), Money.micros(rate)).micros();
        assertThat(parts).as("but for one rounding").isBetween(whole - 1, whole + 1);
    }

    @Property
    void says_how_long_money_lasts_to_the_second(
            @ForAll @LongRange(min = 0, max = 100_000_000) long micros,
            @ForAll @LongRange(min = 1, max = TEN_DOLLARS) long rate) {
        var seconds = Rating.secondsFor(Money.micros(micros), Money.micros(rate));

        assertThat(Rating.price(seconds, Money.micros(rate)).micros()).isLessThanOrEqualTo(micros);
        assertThat(Rating.price(seconds + 1, Money.micros(rate)).micros()).isGreaterThan(micros);
    }

    @Property
    void what_is_held_always_pays_for_whatever_the_call_becomes(
            @ForAll @LongRange(min = 0, max = 1_000) long planLeft,
            @ForAll @LongRange(min = 0, max = 5_000_000) long available,
            @ForAll @IntRange(min = 1, max = 60) int increment,
            @ForAll @IntRange(min = 1, max = 60) int minimum,
            @ForAll @LongRange(min = 1_000, max = 900_000) long rate,
            @ForAll @LongRange(min = 0, max = 20_000) long fee,
            @ForAll @LongRange(min = 1, max = 600_000) long millis) {
        var tariff = new Tariff(1, "test", "US", true, Money.micros(rate), increment, minimum, Money.micros(fee));
        var means = new Reservation.Means(planLeft, Money.micros(available), Money.micros(fee), 600);
        switch (Reservation.of(tariff, means)) {
            case Reservation.TooLittle(var shortfall) ->
                assertThat(shortfall.isPositive()).isTrue();
            case Reservation.Possible(var longest, var ofPlan, var hold) -> {
                assertThat(longest).isBetween(60L, 600L + 60);
                assertThat(ofPlan).isLessThanOrEqualTo(planLeft);
                assertThat(hold).isLessThanOrEqualTo(Money.micros(available));
                var billed = Math.min(longest, Rating.billedSeconds(millis, increment, minimum));
                var split = Rating.split(billed, ofPlan, increment);
                assertThat(Rating.price(split.wallet(), tariff.perMinute()).plus(tariff.recordingFee()))
                        .isLessThanOrEqualTo(hold);
            }
        }
    }
}
