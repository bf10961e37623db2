package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** When the clock looks at a plan again: never before there is something to do, whoever was late. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewalPutOffTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void one_that_failed_and_was_renewed_meanwhile_is_not_put_off() {
        var ana = renewing();
        app.clock().advance(Duration.ofDays(7));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(30));
        var end = ana.current().orElseThrow().end();

        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(SubscriptionTurns.class)
                                .postponeDue(ana.newest(), app.clock().instant().plus(Duration.ofMinutes(30))));

        assertThat(due(ana)).isEqualTo(end);
    }

    @Test
    void one_that_fails_is_put_off() {
        var ana = renewing();
        app.clock().advance(Duration.ofDays(7));
        var later = app.clock().instant().plus(Duration.ofMinutes(30));

        app.tx().run(TestApp.TENANT, () -> app.get(SubscriptionTurns.class).postponeDue(ana.newest(), later));

        assertThat(due(ana)).isEqualTo(later);
    }

    /** Else enough of them keep those that have to be renewed from their turn. */
    @Test
    void one_that_is_due_though_its_period_runs_is_looked_at_once() {
        var ana = renewing();
        app.database()
                .admin("update subscription set due_at = '" + app.clock().instant() + "' where id = " + ana.newest());

        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(30));

        assertThat(due(ana)).isEqualTo(ana.current().orElseThrow().end());
        assertThat(ana.events()).containsExactly(SubscriptionEvent.ACTIVATED);
    }

    /** However many wait: functions of before leave them as they are, and would find nothing else. */
    @Test
    void plans_are_renewed_before_purchases_that_wait_for_their_money_are_looked_at() {
        var ana = renewing();
        app.clock().advance(Duration.ofDays(7));
        for (var i = 0; i < 10; i++) {
            var waiting = Customer.of(app);
            waiting.in(() -> app.get(SubscriptionRows.class)
                    .want(
                            waiting.user,
                            waiting.plan(Plan.Code.PRIME, 30),
                            0,
                            false,
                            app.clock().instant().plus(Duration.ofDays(2))));
        }
        app.database()
                .admin("update subscription set due_at = '"
                        + app.clock().instant().minus(Duration.ofDays(5)) + "' where state = 'PENDING'");

        app.get(RenewSubscriptions.class).batch(5);

        assertThat(ana.events()).containsExactly(SubscriptionEvent.ACTIVATED, SubscriptionEvent.RENEWED);
    }

    private Customer renewing() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        ana.subscribe(ana.plan(Plan.Code.PRIME, 7));
        return ana;
    }

    private Instant due(Customer who) {
        return who.in(() -> app.sql()
                .of("select due_at from subscription where id = :id")
                .with("id", app.get(Subscriptions.class).newest(who.user))
                .only(row -> row.instant("due_at")));
    }
}
