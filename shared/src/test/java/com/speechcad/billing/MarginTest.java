package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {
    private static final Money NINE_CENTS = Money.cents(9);

    @ParameterizedTest(name = "{0} c for {1} min: {2} micros a minute, {3} %, loses {4}")
    @CsvSource(textBlock = """
            # cents | minutes | a minute | percent | loses
               3000 |     650 |    46153 |     -95 | true
               3000 |     333 |    90090 |       0 | false
               3000 |     300 |   100000 |      10 | false
                900 |     100 |    90000 |       0 | true
               2000 |     260 |    76923 |     -17 | true
                  0 |       2 |        0 |    -100 | true
               1000 |       0 | 10000000 |      99 | false
            """, delimiter = '|')
    void a_plan_used_to_the_last_minute_brings_so_much(
            long cents, long minutes, long perMinute, int percent, boolean loses) {
        var margin = Margin.of(Money.cents(cents), Duration.ofMinutes(minutes), NINE_CENTS);

        assertThat(margin.revenuePerMinute()).isEqualTo(Money.micros(perMinute));
        assertThat(margin.percent()).isEqualTo(percent);
        assertThat(margin.loses()).isEqualTo(loses);
    }

    @Test
    void a_cost_that_was_mistyped_by_far_is_still_told_in_percent() {
        assertThat(Margin.of(Money.cents(45), Money.dollars(99_999_999)).percent())
                .isEqualTo(-10_000);
        assertThat(Margin.of(Money.cents(45), Money.micros(Long.MAX_VALUE)).percent())
                .isEqualTo(-10_000);
    }

    @Test
    void a_line_is_held_against_its_own_cost_or_the_list_s() {
        var dear = new PriceEntry("NG", "", false, Money.cents(85), Optional.of(Money.cents(90)));
        var cheap = PriceEntry.ofRegion("US", true, Money.cents(8));
        var good = PriceEntry.ofRegion("GB", false, Money.cents(45));
        var draft = new PublishPrices.Draft("v2", Instant.EPOCH, Pricing.SIX, NINE_CENTS, List.of(dear, cheap, good));

        assertThat(cheap.place()).isEqualTo("US");
        assertThat(PriceEntry.ofPrefix("+44", false, Money.cents(8)).place()).isEqualTo("+44");
        assertThat(PublishPrices.warnings(draft))
                .containsExactly(
                        new PublishPrices.Warning(dear, Margin.of(Money.cents(85), Money.cents(90))),
                        new PublishPrices.Warning(cheap, Margin.of(Money.cents(8), NINE_CENTS)));
    }
}
