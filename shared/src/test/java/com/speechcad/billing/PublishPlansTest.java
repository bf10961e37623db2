package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.PublishPlans.Draft;
import com.speechcad.billing.PublishPlans.Outcome.Published;
import com.speechcad.billing.PublishPlans.Outcome.Refused;
import com.speechcad.billing.PublishPlans.Problem;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishPlansTest {
    private static final UserId ADMIN = new UserId(1);

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_catalogue_is_whole() {
        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(ProveReceipts.class).next().faults()))
                .isEmpty();
    }

    @Test
    void whoever_bought_the_old_version_keeps_it_and_the_new_one_is_sold() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        var old = ana.plan(Plan.Code.PRIME, 7);
        ana.buy(old, 0);
        var from = app.clock().instant().plus(Duration.ofHours(1));

        var published = published(cheaper(old, from));

        assertThat(ana.plan(Plan.Code.PRIME, 7)).as("not yet").isEqualTo(old);
        app.clock().advance(Duration.ofHours(1));
        var sold = ana.plan(Plan.Code.PRIME, 7);
        assertThat(sold.id()).isEqualTo(published.plan());
        assertThat(sold.price()).isEqualTo(Money.dollars(19));
        assertThat(ana.current().orElseThrow().plan()).isEqualTo(old);
        assertThat(ana.in(() -> app.get(Plans.class).sold(app.clock().instant())))
                .hasSize(10);
    }

    @Test
    void publishing_twice_is_once_and_nothing_is_put_before_a_later_version() {
        var plan = Customer.of(app).plan(Plan.Code.PRIME, 30);
        var from = app.clock().instant().plus(Duration.ofDays(2));
        var first = published(cheaper(plan, from));

        assertThat(publish(cheaper(plan, from))).isEqualTo(new Published(first.plan(), true));
        assertThat(problems(cheaper(plan, from.minusSeconds(1)))).containsExactly(Problem.LATER_VERSION);
        assertThat(in(() -> app.get(PublishPlans.class).withdraw(ADMIN, first.plan(), "a test")))
                .isTrue();
        assertThat(in(() -> app.get(PublishPlans.class).withdraw(ADMIN, first.plan(), "a test")))
                .isFalse();

        app.clock().advance(Duration.ofDays(3));
        assertThat(Customer.of(app).plan(Plan.Code.PRIME, 30)).as("sold on").isEqualTo(plan);
    }

    @Test
    void a_plan_is_sold_until_its_end() {
        var elite = Customer.of(app).plan(Plan.Code.ELITE, 7);
        var ends = app.clock().instant().plus(Duration.ofDays(1));

        assertThat(in(() -> app.get(PublishPlans.class).end(ADMIN, elite.id(), ends.minus(Duration.ofDays(2)), "")))
                .isFalse();
        assertThat(in(() -> app.get(PublishPlans.class).end(ADMIN, elite.id(), ends, "no demand")))
                .isTrue();
        assertThat(in(() -> app.get(PublishPlans.class).end(ADMIN, elite.id(), ends, "no demand")))
                .isFalse();

        assertThat(in(() -> app.get(Plans.class).sold(elite.id(), ends.minusMillis(1))))
                .isPresent();
        assertThat(in(() -> app.get(Plans.class).sold(elite.id(), ends))).isEmpty();
    }

    @Test
    void a_length_that_was_never_sold_starts_with_its_first_version() {
        var plan = Customer.of(app).plan(Plan.Code.ULTRA, 30);
        var draft = new Draft(
                Plan.Code.ULTRA,
                90,
                Money.dollars(100),
                plan.bulk().multipliedBy(3),
                plan.single(),
                true,
                true,
                Plan.Support.PREMIUM,
                Duration.ofMinutes(20),
                app.clock().instant());

        var id = published(draft).plan();

        assertThat(Customer.of(app).plan(Plan.Code.ULTRA, 90).longestCall()).isEqualTo(Duration.ofMinutes(20));
        assertThat(in(() -> app.get(PublishPlans.class)
                        .end(ADMIN, id, app.clock().instant().plusSeconds(1), "test")))
                .isTrue();
        app.clock().advance(Duration.ofSeconds(1));
    }

    @Test
    void what_cannot_be_a_plan_is_refused_with_every_reason() {
        var now = app.clock().instant();

        assertThat(problems(new Draft(
                        Plan.Code.PRIME,
                        0,
                        Money.ZERO,
                        Duration.ofMinutes(-1),
                        Duration.ZERO,
                        false,
                        true,
                        Plan.Support.STANDARD,
                        Duration.ofSeconds(59),
                        now.minusSeconds(1))))
                .containsExactly(
                        Problem.IN_THE_PAST, Problem.PRICE, Problem.DAYS, Problem.MINUTES, Problem.LONGEST_CALL);
        assertThat(problems(new Draft(
                        Plan.Code.PRIME,
                        30,
                        Money.dollars(10_001),
                        Duration.ofMinutes(100),
                        Duration.ofMinutes(100),
                        false,
                        true,
                        Plan.Support.STANDARD,
                        Duration.ofMinutes(20),
                        now)))
                .containsExactly(Problem.PRICE_OUT_OF_RANGE);
    }

    @Test
    void a_plan_that_loses_at_full_use_is_shown_to() {
        var plan = Customer.of(app).plan(Plan.Code.ELITE, 30);

        var margin = in(() -> app.get(PublishPlans.class)
                .margin(PublishPlans.copy(plan, app.clock().instant())));

        // $35 for 600 + 150 minutes, at nine cents a minute.
        assertThat(margin.revenuePerMinute()).isEqualTo(Money.micros(46_666));
        assertThat(margin.loses()).isTrue();
        assertThat(margin.percent()).isEqualTo(-93);
    }

    @Test
    void a_published_plan_never_changes() {
        for (var change : List.of(
                "update plan set price_micros = price_micros + 1",
                "update plan set bulk_seconds = 0",
                "delete from plan",
                "truncate plan cascade")) {
            assertThatThrownBy(() -> app.database().admin(change))
                    .as(change)
                    .rootCause()
                    .hasMessageMatching("(?s).*(append-only|does not change).*");
        }
    }

    private Draft cheaper(Plan plan, Instant from) {
        return new Draft(
                plan.code(),
                plan.days(),
                plan.price().minus(Money.dollars(1)),
                plan.bulk(),
                plan.single(),
                plan.singleUnlimited(),
                plan.transfer(),
                plan.support(),
                plan.longestCall(),
                from);
    }

    private Published published(Draft draft) {
        return (Published) publish(draft);
    }

    private List<Problem> problems(Draft draft) {
        return List.copyOf(((Refused) publish(draft)).problems());
    }

    private PublishPlans.Outcome publish(Draft draft) {
        return in(() -> app.get(PublishPlans.class).publish(ADMIN, draft, "a test"));
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
