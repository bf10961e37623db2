package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a person does with a plan and in which order: it is charged again only if the last thing they said was yes. */
class RenewalAnswerTest {
    private static final Instant START = Instant.parse("2026-11-30T09:00:00Z");
    private static final Plan ULTRA = plan(1, Plan.Code.ULTRA);
    private static final Plan PRIME = plan(2, Plan.Code.PRIME);

    /** @param late whether the period runs out before it */
    record Step(SubscriptionEvent event, boolean late) {}

    @Property(tries = 5_000)
    void it_is_charged_again_only_where_somebody_switched_that_on_or_let_another_plan_follow(
            @ForAll boolean boughtToRenew, @ForAll("steps") List<Step> steps) {
        var row = bought(boughtToRenew);
        var said = new Said(boughtToRenew, false);
        var now = START;
        for (var step : steps) {
            now = step.late && now.isBefore(row.end()) ? row.end() : now;
            var change = SubscriptionChange.of(row, "k", now)
                    .to(step.event == SubscriptionEvent.CHANGE_SCHEDULED ? PRIME : row.plan())
                    .from(now);
            var line = SubscriptionMachine.find(row, step.event, now);
            if (line.isEmpty()) {
                continue;
            }
            assertThat(step.event != SubscriptionEvent.RENEWED || said.yes())
                    .as("%s of %s after %s", step.event, row, steps)
                    .isTrue();
            row = line.get().effect().on(row, change).in(line.get().to());
            said = said.then(step.event);
            if (row.state() == SubscriptionState.ACTIVE) {
                assertThat(row.autoRenew()).as("%s after %s", row, steps).isEqualTo(said.yes());
                assertThat(row.renewalAnswer()).as("%s after %s", row, steps).isEqualTo(said.on);
            }
        }
    }

    /** What the person said by now: to go on by itself, or that another plan follows. */
    private record Said(boolean on, boolean follows) {
        boolean yes() {
            return on || follows;
        }

        Said then(SubscriptionEvent event) {
            return switch (event) {
                case RENEWAL_ON -> new Said(true, follows);
                case RENEWAL_OFF -> new Said(false, false);
                case CHANGE_SCHEDULED -> new Said(on, true);
                case CHANGE_UNDONE -> new Said(on, false);
                // The plan that was to follow has begun, with what was said about it.
                case RENEWED -> new Said(yes(), false);
                default -> this;
            };
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var person = List.of(
                SubscriptionEvent.RENEWAL_ON,
                SubscriptionEvent.RENEWAL_OFF,
                SubscriptionEvent.CHANGE_SCHEDULED,
                SubscriptionEvent.CHANGE_UNDONE,
                SubscriptionEvent.CANCEL_REQUESTED,
                SubscriptionEvent.CANCEL_UNDONE);
        var early = Combinators.combine(Arbitraries.of(person), Arbitraries.just(false))
                .as(Step::new);
        var late = Combinators.combine(
                        Arbitraries.of(SubscriptionEvent.RENEWED, SubscriptionEvent.RENEWAL_REFUSED),
                        Arbitraries.just(true))
                .as(Step::new);
        return Arbitraries.frequencyOf(Tuple.of(5, early), Tuple.of(1, late))
                .list()
                .ofMaxSize(16);
    }

    private static SubscriptionRow bought(boolean toRenew) {
        return new SubscriptionRow(
                1,
                new UserId(1),
                ULTRA,
                SubscriptionState.ACTIVE,
                START,
                START.plus(ULTRA.length()),
                toRenew,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static Plan plan(long id, Plan.Code code) {
        return new Plan(
                id,
                code,
                Duration.ofDays(30),
                Money.dollars(40),
                Duration.ofMinutes(500),
                Duration.ofMinutes(150),
                true,
                true,
                Plan.Support.STANDARD,
                Duration.ofMinutes(10));
    }
}
