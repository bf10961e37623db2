package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.Money;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
    private static final long HOUR_MILLIS = 3_600_000;

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
        assertThat(Rating.billedSeconds(millis, Ending.TALKED, Pricing.terms(minimum, increment)))
                .isEqualTo(billed);
    }

    @ParameterizedTest(name = "{1} after {0} ms, free {2} and with a machine {3}: {4} s")
    @CsvSource(textBlock = """
            # ms   | ending  | free | machine | billed
              5000 | TALKED  |    0 |      30 |   6
              5000 | TALKED  |    5 |      30 |   0
              5001 | TALKED  |    5 |      30 |   6
             30000 | MACHINE |    0 |      30 |   0
             30001 | MACHINE |    0 |      30 |  36
             12000 | MACHINE |   12 |       0 |   0
             60000 | FAILED  |    0 |       0 |   0
             60000 | NOBODY  |    0 |       0 |   0
            """, delimiter = '|')
    void what_became_of_a_call_decides_whether_it_is_free(
            long millis, Ending ending, int free, int machine, long billed) {
        assertThat(Rating.billedSeconds(millis, ending, Pricing.free(free, machine)))
                .isEqualTo(billed);
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
        assertThat(Rating.price(seconds, Money.micros(rate), Pricing.SIX)).isEqualTo(Money.micros(micros));
    }

    @ParameterizedTest(name = "{0} s at {1}, {2} at {3}: {4}")
    @CsvSource(textBlock = """
            # s | micros/min | mode    | place | micros
              1 |     150000 | HALF_UP |  1000 |   3000
              1 |     149999 | HALF_UP |  1000 |   2000
              1 |     120001 | UP      |  1000 |   3000
              1 |     120000 | UP      |  1000 |   2000
              1 |     179999 | DOWN    |  1000 |   2000
              1 |     180000 | DOWN    |  1000 |   3000
             30 |     350000 | HALF_UP | 10000 | 180000
             30 |     350000 | DOWN    | 10000 | 170000
            """, delimiter = '|')
    void a_price_list_may_round_elsewhere(long seconds, long rate, Rounding.Mode mode, long place, long micros) {
        assertThat(Rating.price(seconds, Money.micros(rate), Pricing.rounded(mode, place)))
                .isEqualTo(Money.micros(micros));
    }

    @Test
    void the_fee_for_the_connection_is_paid_once_and_only_with_money() {
        var terms = Pricing.connection(Money.cents(5));

        assertThat(Rating.price(60, Money.cents(15), terms)).isEqualTo(Money.cents(20));
        assertThat(Rating.price(120, Money.cents(15), terms)).isEqualTo(Money.cents(35));
        assertThat(Rating.price(0, Money.cents(15), terms)).isEqualTo(Money.ZERO);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Rating.price(-1, Money.cents(1), Pricing.SIX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rating.price(1, Money.cents(-1), Pricing.SIX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pricing.terms(0, 1)).hasMessageContaining("1/0");
        assertThatThrownBy(() -> Pricing.terms(1, 0)).hasMessageContaining("0/1");
        assertThatThrownBy(() -> Pricing.free(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pricing.free(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pricing.connection(Money.micros(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terms(1, 1, 0, 0, Money.ZERO, Rounding.EXACT, Money.micros(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rounding(Rounding.Mode.UP, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pricing.tariff("US", true, Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Rating.price(1, Money.ZERO, Pricing.SIX)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_sum_too_large_for_the_books_fails_loudly() {
        assertThatThrownBy(() -> Rating.price(Long.MAX_VALUE / 2, Money.cents(15), Pricing.SIX))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Seconds, split and money of both legs, and the recording: all of a bill, against decimal arithmetic. */
    @Property(tries = 3_000)
    void agrees_with_the_oracle(@ForAll("inputs") CallRating.Inputs in) {
        var bill = CallRating.of(in);
        var lines = RatingOracle.lines(in);

        assertSame(bill.call(), lines.getFirst());
        assertThat(bill.transfer().isPresent()).isEqualTo(lines.size() == 2);
        bill.transfer().ifPresent(line -> assertSame(line, lines.getLast()));
        assertThat(bill.recording()).isEqualTo(RatingOracle.recording(in));
        assertThat(bill.total())
                .isEqualTo(lines.stream().map(RatingOracle.Line::amount).reduce(bill.recording(), Money::plus));
        assertThat(bill.planSeconds())
                .isEqualTo(lines.stream().mapToLong(RatingOracle.Line::plan).sum());
    }

    private static void assertSame(CallRating.Line line, RatingOracle.Line oracle) {
        assertThat(new RatingOracle.Line(line.billedSeconds(), line.planSeconds(), line.amount()))
                .isEqualTo(oracle);
        assertThat(line.walletSeconds()).isEqualTo(oracle.billed() - oracle.plan());
    }

    @Property
    void never_negative_and_never_more_than_was_agreed(@ForAll("inputs") CallRating.Inputs in) {
        var bill = CallRating.of(in);

        assertThat(bill.call().amount().isNegative()).isFalse();
        assertThat(bill.total().isNegative()).isFalse();
        assertThat(bill.call().billedSeconds()).isBetween(0L, in.longestSeconds());
        assertThat(bill.planSeconds()).isBetween(0L, in.planSeconds());
    }

    @Property
    void never_bills_less_than_was_talked_nor_a_whole_step_more(
            @ForAll @LongRange(min = 1, max = HOUR_MILLIS) long millis, @ForAll("terms") Terms terms) {
        var billed = Rating.billedSeconds(millis, Ending.TALKED, terms);
        if (millis <= terms.freeSeconds() * 1000L) {
            assertThat(billed).isZero();
            return;
        }

        assertThat(billed * 1000).isGreaterThanOrEqualTo(millis);
        assertThat(billed).isGreaterThanOrEqualTo(terms.minimumSeconds());
        assertThat(billed == terms.minimumSeconds() || (billed - terms.incrementSeconds()) * 1000 < millis)
                .isTrue();
        assertThat((billed - terms.minimumSeconds()) % terms.incrementSeconds()).isZero();
    }

    @Property
    void a_longer_call_is_never_cheaper(
            @ForAll("inputs") CallRating.Inputs in, @ForAll @LongRange(min = 0, max = HOUR_MILLIS) long more) {
        var call = in.call();
        var longer = new CallRating.Leg(
                call.perMinute(), call.ofPlan(), Math.max(0, call.connectedMillis()) + more, call.ending());

        assertThat(of(in, longer).total())
                .isGreaterThanOrEqualTo(CallRating.of(in).total());
    }

    private static CallRating.Bill of(CallRating.Inputs in, CallRating.Leg call) {
        return CallRating.of(new CallRating.Inputs(
                in.terms(), in.longestSeconds(), in.planSeconds(), call, in.transfer(), in.recorded()));
    }

    /** Whatever the plan has: its part and the paid part together are what it would be without a plan. */
    @Property
    void a_call_split_at_the_edge_of_the_plan_costs_the_same_as_rated_once(
            @ForAll @LongRange(min = 0, max = HOUR_MILLIS) long millis,
            @ForAll @LongRange(min = 0, max = 4_000) long pool,
            @ForAll("terms") Terms terms,
            @ForAll("rates") Money rate) {
        var billed = Rating.billedSeconds(millis, Ending.TALKED, terms);
        var split = Rating.split(billed, pool, terms);

        assertThat(split.plan() + split.wallet()).isEqualTo(billed);
        assertThat(split.plan()).isBetween(0L, pool);
        assertThat(split.wallet() == 0 || split.plan() % terms.incrementSeconds() == 0)
                .as("in whole steps")
                .isTrue();
        assertThat(split.wallet() == 0 || pool - split.plan() < terms.incrementSeconds())
                .as("the plan's seconds come first")
                .isTrue();
        var exact = new Terms(
                terms.incrementSeconds(), terms.minimumSeconds(), 0, 0, Money.ZERO, Rounding.EXACT, Money.ZERO);
        var whole = Rating.price(billed, rate, exact).micros();
        var parts = Rating.price(split.plan(), rate, exact).micros()
                + Rating.price(split.wallet(), rate, exact).micros();
        assertThat(parts).as("but for one rounding").isBetween(whole - 1, whole + 1);
    }

    @Test
    void a_transfer_is_rated_like_a_call_after_the_plan_was_used_by_the_first_leg() {
        var bill = CallRating.of(new CallRating.Inputs(
                Pricing.connection(Money.cents(1)),
                600,
                90,
                new CallRating.Leg(Money.cents(15), true, 60_000, Ending.TALKED),
                Optional.of(new CallRating.Leg(Money.cents(30), true, 45_001, Ending.TALKED)),
                true));

        assertThat(bill.call()).isEqualTo(new CallRating.Line(60, 60, 0, Money.ZERO));
        assertThat(bill.transfer()).contains(new CallRating.Line(48, 30, 18, Money.cents(10)));
        assertThat(bill.recording()).isEqualTo(Money.cents(2));
        assertThat(bill.total()).isEqualTo(Money.cents(12));
        assertThat(bill.planSeconds()).isEqualTo(90);
    }

    @Test
    void a_call_that_is_free_has_no_recording_to_pay_for() {
        var nobody = new CallRating.Leg(Money.cents(15), false, 60_000, Ending.FAILED);

        assertThat(CallRating.of(new CallRating.Inputs(Pricing.SIX, 600, 0, nobody, Optional.empty(), true))
                        .total())
                .isEqualTo(Money.ZERO);
    }

    @Provide
    Arbitrary<CallRating.Inputs> inputs() {
        return Pricing.anyInputs();
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Pricing.anyTerms();
    }

    @Provide
    Arbitrary<Money> rates() {
        return Pricing.anyRate();
    }
}
