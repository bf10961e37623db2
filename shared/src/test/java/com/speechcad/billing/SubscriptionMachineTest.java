package com.speechcad.billing;

import static com.speechcad.billing.SubscriptionState.ACTIVE;
import static com.speechcad.billing.SubscriptionState.PAST_DUE;
import static com.speechcad.billing.SubscriptionState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the whole table: every state, every event, every instant that matters, every answer to "go on by itself?". */
class SubscriptionMachineTest {
    private static final Instant START = Instant.parse("2026-11-20T14:05:00Z");
    private static final Plan PRIME = plan(Plan.Code.PRIME, 30, 30);
    private static final Plan FREE = plan(Plan.Code.FREE, 2, 0);

    /** What may happen, said once more and by hand: state, event, when, and where it leads. */
    private static final List<String> ALLOWED = List.of(
            "PENDING ACTIVATED always ACTIVE",
            "PENDING LAPSED over EXPIRED",
            "PENDING WITHDRAWN always CANCELED",
            "ACTIVE RENEWED over+renewing ACTIVE",
            "ACTIVE RENEWAL_REFUSED over+renewing PAST_DUE",
            "ACTIVE EXPIRED over EXPIRED",
            "ACTIVE REPLACED always EXPIRED",
            "ACTIVE CANCEL_REQUESTED running+paid CANCEL_AT_PERIOD_END",
            "ACTIVE CHANGE_SCHEDULED running+paid ACTIVE",
            "ACTIVE CHANGE_UNDONE running+paid+changing ACTIVE",
            "ACTIVE RENEWAL_ON running+paid ACTIVE",
            "ACTIVE RENEWAL_OFF running+paid ACTIVE",
            "CANCEL_AT_PERIOD_END CANCEL_UNDONE running+paid ACTIVE",
            "CANCEL_AT_PERIOD_END CANCELED over CANCELED",
            "CANCEL_AT_PERIOD_END REPLACED always EXPIRED",
            "PAST_DUE RENEWED tried ACTIVE",
            "PAST_DUE RENEWAL_REFUSED tried PAST_DUE",
            "PAST_DUE EXPIRED given-up EXPIRED",
            "PAST_DUE CANCELED always CANCELED",
            "PAST_DUE REPLACED always EXPIRED");

    @TestFactory
    Stream<DynamicTest> every_event_in_every_state_does_what_is_allowed_and_nothing_else() {
        var tests = new ArrayList<DynamicTest>();
        for (var state : SubscriptionState.values()) {
            for (var event : SubscriptionEvent.values()) {
                tests.add(DynamicTest.dynamicTest(state + " " + event, () -> walk(state, event)));
            }
        }
        assertThat(tests).hasSize(6 * 14);
        return tests.stream();
    }

    private static void walk(SubscriptionState state, SubscriptionEvent event) {
        var asked = 0;
        for (var plan : List.of(PRIME, FREE)) {
            for (var renewing : new boolean[] {true, false}) {
                for (var changing : new boolean[] {true, false}) {
                    for (var now : instants(plan)) {
                        var row = row(state, plan, renewing, changing);
                        var expected = allowed(row, event, now);
                        var found = SubscriptionMachine.find(row, event, now);
                        assertThat(found.map(SubscriptionMachine.Transition::to))
                                .as("%s of %s at %s, renewing %s", event, row, now, renewing)
                                .isEqualTo(expected);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(2 * 2 * 2 * 6);
    }

    private static List<Instant> instants(Plan plan) {
        var end = START.plus(plan.length());
        var half = plan.length().dividedBy(2);
        var until = end.plus(half.compareTo(Duration.ofDays(7)) < 0 ? half : Duration.ofDays(7));
        return List.of(START, end.minusMillis(1), end, until.minusMillis(1), until, until.plusSeconds(999_999));
    }

    private static Optional<SubscriptionState> allowed(SubscriptionRow row, SubscriptionEvent event, Instant now) {
        return ALLOWED.stream()
                .map(line -> line.split(" "))
                .filter(line -> line[0].equals(row.state().name()) && line[1].equals(event.name()))
                .filter(line -> Stream.of(line[2].split("\\+")).allMatch(word -> isTrue(word, row, now)))
                .map(line -> SubscriptionState.valueOf(line[3]))
                .findFirst();
    }

    private static boolean isTrue(String word, SubscriptionRow row, Instant now) {
        var until = instants(row.plan()).get(4);
        return switch (word) {
            case "always" -> true;
            case "over" -> !now.isBefore(row.end());
            case "running" -> now.isBefore(row.end());
            case "paid" -> row.plan().code() != Plan.Code.FREE;
            case "renewing" -> row.autoRenew();
            case "changing" -> row.next().isPresent();
            case "tried" -> now.isBefore(until);
            case "given-up" -> !now.isBefore(until);
            default -> throw new AssertionError(word);
        };
    }

    @Test
    void nothing_leads_out_of_the_end_and_everything_else_has_a_way_there() {
        var ways = SubscriptionMachine.TABLE;
        assertThat(ways).hasSize(ALLOWED.size()).doesNotHaveDuplicates();
        assertThat(ways).noneMatch(line -> line.from().isOver());
        for (var state : SubscriptionState.values()) {
            assertThat(state.isOver()
                            || ways.stream()
                                    .anyMatch(line ->
                                            line.from() == state && line.to().isOver()))
                    .as(state.name())
                    .isTrue();
        }
    }

    @Test
    void each_line_has_an_effect_that_fits_where_it_leads() {
        for (var line : SubscriptionMachine.TABLE) {
            var row = row(line.from(), PRIME, true, line.from() == ACTIVE);
            var change = SubscriptionChange.of(row, "k", row.end()).from(row.end());

            var after = line.effect().on(row, change).in(line.to());

            assertThat(after.pastDueSince().isPresent()).as("%s", line).isEqualTo(line.to() == PAST_DUE);
            assertThat(Dunning.due(after, row.end()).isEmpty())
                    .as("%s", line)
                    .isEqualTo(line.to().isOver());
            // Of what is cancelled the choice is kept, in case that is taken back; nothing follows until then.
            assertThat(after.next().isEmpty()
                            || line.to() == ACTIVE
                            || line.to() == PAST_DUE
                            || line.event() == SubscriptionEvent.CANCEL_REQUESTED)
                    .as("%s", line)
                    .isTrue();
            assertThat(line.to()).isNotEqualTo(PENDING);
        }
    }

    private static SubscriptionRow row(SubscriptionState state, Plan plan, boolean renewing, boolean changing) {
        var end = START.plus(plan.length());
        return new SubscriptionRow(
                1,
                new UserId(1),
                plan,
                state,
                START,
                end,
                renewing,
                changing ? Optional.of(2L) : Optional.empty(),
                changing ? Optional.of(renewing) : Optional.empty(),
                state == PAST_DUE ? Optional.of(end) : Optional.empty(),
                state == PAST_DUE ? 1 : 0);
    }

    private static Plan plan(Plan.Code code, int days, long dollars) {
        return new Plan(
                days,
                code,
                Duration.ofDays(days),
                Money.dollars(dollars),
                Duration.ofMinutes(500),
                Duration.ofMinutes(150),
                true,
                true,
                Plan.Support.STANDARD,
                Duration.ofMinutes(10));
    }
}
