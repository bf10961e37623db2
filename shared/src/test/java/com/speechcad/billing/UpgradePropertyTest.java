package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever anybody buys, uses and changes to, in whatever order: no minute is cheaper than in the catalogue. */
class UpgradePropertyTest {
    private static final List<Plan> CATALOGUE = List.of(
            plan(Plan.Code.PRIME, 1, 10, 100, 20),
            plan(Plan.Code.PRIME, 7, 20, 200, 60),
            plan(Plan.Code.PRIME, 30, 30, 500, 150),
            plan(Plan.Code.ELITE, 1, 15, 150, 20),
            plan(Plan.Code.ELITE, 7, 25, 300, 60),
            plan(Plan.Code.ELITE, 30, 35, 600, 150),
            plan(Plan.Code.ULTRA, 1, 20, 200, 20),
            plan(Plan.Code.ULTRA, 7, 30, 400, 60),
            plan(Plan.Code.ULTRA, 30, 40, 800, 150));

    /** One plan of a sequence: which, how much of it is used and refunded, and when the next is chosen. */
    record Step(int plan, double single, double bulk, double time, double refunded) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        var share = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0.0)),
                Tuple.of(1, Arbitraries.just(1.0)),
                Tuple.of(4, Arbitraries.doubles().between(0, 1)));
        return Combinators.combine(Arbitraries.integers().between(0, CATALOGUE.size() - 1), share, share, share, share)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property(tries = 3000)
    void no_sequence_of_upgrades_makes_a_minute_cheaper_than_the_best_plan(@ForAll("steps") List<Step> steps) {
        var run = new Run();
        for (var step : steps) {
            run.take(step);
        }

        assertCheap(run.singleSeconds, run.paid, CallKind.SINGLE);
        assertCheap(run.bulkSeconds, run.paid, CallKind.BULK);
    }

    /** used / paid ≤ best granted / price, in whole numbers. */
    private static void assertCheap(long used, long paid, CallKind kind) {
        assertThat(CATALOGUE)
                .anyMatch(plan -> BigInteger.valueOf(used)
                                .multiply(BigInteger.valueOf(plan.price().micros()))
                                .compareTo(BigInteger.valueOf(paid)
                                        .multiply(BigInteger.valueOf(
                                                plan.allowance(kind).toSeconds())))
                        <= 0);
    }

    /** Follows one person through a sequence; a step that is no upgrade is left out. */
    private static final class Run {
        private Instant now = Instant.parse("2026-11-20T14:05:00Z");
        private final List<Subscription> held = new ArrayList<>();
        private long paid;
        private Money refunded = Money.ZERO;
        private long singleSeconds;
        private long bulkSeconds;

        void take(Step step) {
            var plan = CATALOGUE.get(step.plan);
            if (!held.isEmpty() && !plan.isAbove(held.getLast().plan())) {
                return;
            }
            var credit = held.isEmpty()
                    ? Money.ZERO
                    : UpgradeCredit.of(held.getLast(), now, refunded).amount();
            assertThat(credit.isNegative()).isFalse();
            if (!held.isEmpty()) {
                assertThat(credit.plus(refunded))
                        .as("what comes back of a plan is never more than its price")
                        .isLessThanOrEqualTo(held.getLast().plan().price());
            }
            var charge = plan.price().minus(credit);
            if (charge.isNegative()) {
                return;
            }
            paid += charge.micros();
            refunded = new Money((long) (charge.micros() * step.refunded));
            var single = part(plan.single(), step.single);
            var bulk = part(plan.bulk(), step.bulk);
            singleSeconds += single.toSeconds();
            bulkSeconds += bulk.toSeconds();
            held.add(new Subscription(
                    held.size() + 1,
                    plan,
                    now,
                    now.plus(plan.length()),
                    new Subscription.Allowance(plan.single(), single, Duration.ZERO),
                    new Subscription.Allowance(plan.bulk(), bulk, Duration.ZERO)));
            now = now.plus(Duration.ofSeconds((long) (plan.length().toSeconds() * step.time)));
        }

        private static Duration part(Duration whole, double share) {
            return Duration.ofSeconds((long) (whole.toSeconds() * share));
        }
    }

    private static Plan plan(Plan.Code code, int days, long dollars, long bulk, long single) {
        return new Plan(
                days,
                code,
                Duration.ofDays(days),
                Money.dollars(dollars),
                Duration.ofMinutes(bulk),
                Duration.ofMinutes(single),
                true,
                true,
                Plan.Support.STANDARD,
                Duration.ofMinutes(10));
    }
}
