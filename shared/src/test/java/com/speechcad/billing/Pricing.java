package com.speechcad.billing;

import com.speechcad.kernel.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Terms and tariffs of tests. */
final class Pricing {
    /** As a fresh tenant's: steps of six seconds, everything else off. */
    static final Terms SIX = terms(6, 6);

    private Pricing() {}

    static Terms terms(int minimum, int increment) {
        return new Terms(increment, minimum, 0, 30, Money.ZERO, Rounding.EXACT, Money.cents(2));
    }

    static Terms free(int seconds, int machineSeconds) {
        return new Terms(6, 6, seconds, machineSeconds, Money.ZERO, Rounding.EXACT, Money.cents(2));
    }

    static Terms connection(Money fee) {
        return new Terms(6, 6, 0, 30, fee, Rounding.EXACT, Money.cents(2));
    }

    static Terms rounded(Rounding.Mode mode, long place) {
        return new Terms(1, 1, 0, 0, Money.ZERO, new Rounding(mode, place), Money.ZERO);
    }

    static Tariff tariff(String region, boolean covered, Money perMinute) {
        return new Tariff(1, "test", region, covered, perMinute, SIX);
    }

    /** Any that a price list may have. */
    static Arbitrary<Terms> anyTerms() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(0, 60)),
                        Arbitraries.integers().between(0, 180),
                        Arbitraries.oneOf(
                                Arbitraries.just(0L), Arbitraries.longs().between(0, 500_000)),
                        Combinators.combine(
                                        Arbitraries.of(Rounding.Mode.values()),
                                        Arbitraries.of(1L, 10L, 100L, 1_000L, 10_000L))
                                .as(Rounding::new),
                        Arbitraries.longs().between(0, 20_000))
                .as((increment, minimum, free, machine, fee, rounding, recording) -> new Terms(
                        increment, minimum, free, machine, Money.micros(fee), rounding, Money.micros(recording)));
    }

    static Arbitrary<Money> anyRate() {
        return Arbitraries.longs().between(1, 10_000_000).map(Money::micros);
    }

    static Arbitrary<CallRating.Leg> anyLeg() {
        return Combinators.combine(
                        anyRate(),
                        Arbitraries.of(true, false),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(-5, 3_600_000),
                                Arbitraries.longs().between(0, 600).map(seconds -> seconds * 1_000)),
                        Arbitraries.of(Ending.values()))
                .as(CallRating.Leg::new);
    }

    /** Any bill there can be. */
    static Arbitrary<CallRating.Inputs> anyInputs() {
        return Combinators.combine(
                        anyTerms(),
                        Arbitraries.longs().between(60, 4_000),
                        Arbitraries.oneOf(
                                Arbitraries.just(0L), Arbitraries.longs().between(0, 4_000)),
                        anyLeg(),
                        anyLeg().optional(),
                        Arbitraries.of(true, false))
                .as(CallRating.Inputs::new);
    }
}
