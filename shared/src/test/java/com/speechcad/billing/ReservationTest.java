package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Reservation.Destination;
import com.speechcad.billing.Reservation.Means;
import com.speechcad.billing.Reservation.Possible;
import com.speechcad.billing.Reservation.Route;
import com.speechcad.billing.Reservation.TooLittle;
import com.speechcad.kernel.Money;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationTest {
    private static final Route DOMESTIC = route(new Destination(Money.cents(15), true));

    @ParameterizedTest(name = "{0} s of the plan and {1} c: {2}")
    @CsvSource(textBlock = """
            # plan | cents | outcome
                 0 |     0 | short 15
                 0 |    14 | short 1
                 0 |    15 | 60 s, 0 s of the plan, 15 c
                 0 |    16 | 60 s, 0 s of the plan, 15 c
                 0 |    17 | 66 s, 0 s of the plan, 16.5 c
                59 |     0 | short 1.5
                59 |     2 | 60 s, 54 s of the plan, 1.5 c
                60 |     0 | 60 s, 60 s of the plan, 0 c
                65 |     0 | 60 s, 60 s of the plan, 0 c
               600 |   100 | 600 s, 600 s of the plan, 0 c
               599 |   100 | 600 s, 594 s of the plan, 1.5 c
                 0 | 10000 | 600 s, 0 s of the plan, 150 c
            """, delimiter = '|')
    void lasts_as_long_as_plan_and_wallet_together(long plan, long cents, String outcome) {
        var means = new Means(plan, Money.cents(cents), false, 600);

        assertThat(told(Reservation.of(Pricing.SIX, DOMESTIC, means))).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}/{1}, at most {2} s: {3} s")
    @CsvSource(textBlock = """
            # minimum | increment | most | longest
                    6 |         6 |  600 | 600
                    6 |         6 |  605 | 600
                   59 |        60 |  600 | 599
                   60 |        60 |  119 |  60
                   60 |        60 |   60 |  60
                    1 |         1 |   77 |  77
                   59 |        60 |   60 | 119
            """, delimiter = '|')
    void the_longest_call_is_a_whole_number_of_steps(int minimum, int increment, long most, long longest) {
        var means = new Means(0, Money.dollars(50), false, most);

        var possible = (Possible) Reservation.of(Pricing.terms(minimum, increment), DOMESTIC, means);

        assertThat(possible.longestSeconds()).isEqualTo(longest);
    }

    @Test
    void the_dearest_transfer_and_the_recording_are_held_too() {
        var route = new Route(
                new Destination(Money.cents(15), true),
                List.of(new Destination(Money.cents(15), true), new Destination(Money.cents(45), false)));

        var possible = (Possible) Reservation.of(Pricing.SIX, route, new Means(90, Money.cents(110), true, 600));

        // 126 s: 90 s of the plan and 9 c, with 94.5 c for the dearer transfer and 2 c; a step more would need 111.5 c.
        // The shortest would be 60 s of the plan, 45 c and 2 c.
        assertThat(possible).isEqualTo(new Possible(126, 90, Money.micros(1_055_000), Money.cents(47)));
    }

    @Test
    void a_transfer_within_the_plan_is_reserved_there() {
        var route = new Route(new Destination(Money.cents(15), true), List.of(new Destination(Money.cents(15), true)));

        assertThat(Reservation.of(Pricing.SIX, route, new Means(130, Money.ZERO, false, 600)))
                .isEqualTo(new Possible(60, 120, Money.ZERO, Money.ZERO));
        assertThat(Reservation.of(Pricing.SIX, route, new Means(100, Money.ZERO, false, 600)))
                .isEqualTo(new TooLittle(Money.cents(6)));
    }

    /** The heart of it: whatever a call within the longest becomes, it is paid by what was reserved. */
    @Property(tries = 2_000)
    void what_is_held_always_pays_for_whatever_the_call_becomes(
            @ForAll("terms") Terms terms,
            @ForAll("routes") Route route,
            @ForAll("means") Means means,
            @ForAll @LongRange(min = 0, max = 900_000) long millis,
            @ForAll @LongRange(min = 0, max = 900_000) long transferred,
            @ForAll @LongRange(min = 0, max = 3) long which) {
        switch (Reservation.of(terms, route, means)) {
            case TooLittle(var shortfall) -> assertThat(shortfall.isPositive()).isTrue();
            case Possible possible -> {
                assertThat(possible.planSeconds()).isBetween(0L, means.planLeft());
                assertThat(possible.hold()).isLessThanOrEqualTo(means.available());
                assertThat(possible.longestSeconds()).isGreaterThanOrEqualTo(60);
                var leg = route.transfers().stream()
                        .skip(which)
                        .findFirst()
                        .map(to -> new CallRating.Leg(to.perMinute(), to.ofPlan(), transferred, Ending.TALKED));
                var bill = CallRating.of(new CallRating.Inputs(
                        terms,
                        possible.longestSeconds(),
                        possible.planSeconds(),
                        leg(route.call(), millis),
                        leg,
                        means.recording()));
                assertThat(bill.total()).isLessThanOrEqualTo(possible.hold());
            }
        }
    }

    /** And not a step less than could be had. */
    @Property
    void a_step_longer_could_not_be_paid(
            @ForAll("terms") Terms terms, @ForAll("rates") Money rate, @ForAll("means") Means means) {
        var route = route(new Destination(rate, true));
        if (Reservation.of(terms, route, means) instanceof Possible possible) {
            var longer = possible.longestSeconds() + terms.incrementSeconds();
            var bill = CallRating.of(new CallRating.Inputs(
                    terms,
                    longer,
                    means.planLeft(),
                    leg(route.call(), longer * 1000),
                    Optional.empty(),
                    means.recording()));
            assertThat(longer > means.most() || bill.total().compareTo(means.available()) > 0)
                    .isTrue();
        }
    }

    @Property
    void the_shortfall_is_exactly_what_is_missing(
            @ForAll("terms") Terms terms, @ForAll("routes") Route route, @ForAll("means") Means means) {
        if (Reservation.of(terms, route, means) instanceof TooLittle(var shortfall)) {
            var enough =
                    new Means(means.planLeft(), means.available().plus(shortfall), means.recording(), means.most());
            var almost = new Means(
                    means.planLeft(), enough.available().minus(Money.micros(1)), means.recording(), means.most());
            assertThat(Reservation.of(terms, route, enough)).isInstanceOf(Possible.class);
            assertThat(Reservation.of(terms, route, almost)).isEqualTo(new TooLittle(Money.micros(1)));
        }
    }

    private static CallRating.Leg leg(Destination to, long millis) {
        return new CallRating.Leg(to.perMinute(), to.ofPlan(), millis, Ending.TALKED);
    }

    private static Route route(Destination to) {
        return new Route(to, List.of());
    }

    private static String told(Reservation reservation) {
        return switch (reservation) {
            case TooLittle(var shortfall) -> "short " + cents(shortfall);
            case Possible(var longest, var plan, var hold, var _) ->
                "%d s, %d s of the plan, %s c".formatted(longest, plan, cents(hold));
        };
    }

    private static String cents(Money money) {
        return money.toDollars().movePointRight(2).stripTrailingZeros().toPlainString();
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Pricing.anyTerms();
    }

    @Provide
    Arbitrary<Money> rates() {
        return Arbitraries.longs().between(1_000, 900_000).map(Money::micros);
    }

    @Provide
    Arbitrary<Route> routes() {
        var places = Combinators.combine(rates(), Arbitraries.of(true, false)).as(Destination::new);
        return Combinators.combine(places, places.list().ofMaxSize(3)).as(Route::new);
    }

    @Provide
    Arbitrary<Means> means() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 5_000_000).map(Money::micros),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(60, 900))
                .as(Means::new);
    }
}
