package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.notify.DeliverOutbox;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {
    private static final PhoneNumber INDIA = new PhoneNumber("+917410410123");

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @Test
    void free_shows_in_the_quote_and_starts_with_the_first_confirmed_call() {
        var ana = Customer.of(app);
        var offer = ana.offered(NEW_YORK, false);
        assertThat(offer.startsFree()).isTrue();
        assertThat(offer.longest()).isEqualTo(ofMinutes(2));
        assertThat(offer.hold()).isEqualTo(Money.ZERO);
        assertThat(ana.current()).isEmpty();

        var attempt = ana.authorise(NEW_YORK);

        var free = ana.current().orElseThrow();
        assertThat(free.plan().free()).isTrue();
        assertThat(free.single().reserved()).isEqualTo(ofMinutes(2));
        assertThat(free.end()).isEqualTo(app.clock().instant().plus(Duration.ofDays(2)));

        ana.release(attempt);
        assertThat(ana.current().orElseThrow().single().left()).isEqualTo(ofMinutes(2));
    }

    @Test
    void free_is_there_once_per_person() {
        var ana = Customer.of(app);
        ana.release(ana.authorise(NEW_YORK));
        app.clock().advance(Duration.ofDays(2));

        assertThat(ana.current()).isEmpty();
        assertThat(ana.quote(NEW_YORK, false)).isEqualTo(new Quote.TooLittle(Money.cents(15)));
    }

    @Test
    void free_reaches_the_own_number_abroad_and_nobody_else_there() {
        var ana = Customer.of(app).withOwnNumber(INDIA);

        assertThat(ana.offered(INDIA, false).planSeconds()).isEqualTo(ofMinutes(2));
        assertThat(ana.quote(new PhoneNumber("+918123456789"), false)).isEqualTo(new Quote.TooLittle(Money.cents(45)));
    }

    @Test
    void free_reaches_guests_abroad_as_long_as_they_are_guests() {
        var ana = Customer.of(app);
        var bea = Customer.of(app);
        var guests = app.get(Guests.class);
        var inviter = ana.in(() -> app.get(Businesses.class).of(ana.user)).id();
        var before = ana.quote(INDIA, false);
        ana.in(() -> guests.join(bea.user, app.get(Invitations.class).code(inviter), INDIA));

        assertThat(ana.offered(INDIA, false).planSeconds()).isEqualTo(ofMinutes(2));
        assertThat(bea.quote(INDIA, false)).as("not the other way round").isEqualTo(before);

        ana.in(() -> guests.leave(bea.user, inviter));
        assertThat(ana.quote(INDIA, false)).isEqualTo(before);
    }

    @Test
    void a_call_that_crosses_the_end_of_the_allowance_is_split_there() {
        var ana = Customer.of(app).credited(Money.dollars(1));
        var attempt = UUID.randomUUID();
        var authorised = (Authorisation.Authorised) ana.authorise(attempt, NEW_YORK, false);
        assertThat(authorised.planSeconds()).isEqualTo(ofMinutes(2));
        assertThat(authorised.longest()).isEqualTo(ofSeconds(120 + 400 - 400 % 6));

        var receipt = ana.settle(attempt, ofMillis(150_100));

        assertThat(receipt.billedSeconds()).isEqualTo(156);
        assertThat(receipt.planSeconds()).isEqualTo(120);
        assertThat(receipt.walletSeconds()).isEqualTo(36);
        assertThat(receipt.call()).isEqualTo(Money.cents(9));
        assertThat(ana.current().orElseThrow().single().used()).isEqualTo(ofMinutes(2));
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(91));
    }

    @Test
    void what_the_plan_did_not_need_comes_back_to_it() {
        var ana = Customer.of(app);
        var attempt = ana.authorise(NEW_YORK);

        var receipt = ana.settle(attempt, ofSeconds(20));

        assertThat(receipt.planSeconds()).isEqualTo(24);
        assertThat(receipt.returnedPlanSeconds()).isEqualTo(96);
        assertThat(receipt.total()).isEqualTo(Money.ZERO);
        assertThat(ana.current().orElseThrow().single().left()).isEqualTo(ofSeconds(96));
    }

    @Test
    void paid_plans_need_trust_first_and_money_second() {
        var ana = Customer.of(app);
        var prime = ana.plan(Plan.Code.PRIME, 7);
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.NeedsTier());

        ana.trusted();
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.TooLittle(Money.dollars(20)));
        ana.credited(Money.cents(1999));
        assertThat(ana.buy(prime, 0)).isEqualTo(new Purchase.TooLittle(Money.cents(1)));
        ana.credited(Money.cents(1));

        assertThat(ana.buy(prime, 0)).isInstanceOf(Purchase.Bought.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.ZERO);
        assertThat(ana.current().orElseThrow().bulk().left()).isEqualTo(ofMinutes(200));
        assertThat(ana.current().orElseThrow().single().left()).isEqualTo(ofMinutes(60));
    }

    @Test
    void tapping_many_times_at_once_buys_once() throws Exception {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        var prime = ana.plan(Plan.Code.PRIME, 1);
        var taps = new ArrayList<Callable<Purchase>>();
        for (var i = 0; i < 16; i++) {
            taps.add(() -> ana.buy(prime, 0));
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(taps)) {
                assertThat(done.get()).isInstanceOf(Purchase.Bought.class);
            }
        }

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(90));
    }

    @Test
    void the_next_plan_is_bought_when_the_one_before_has_ended() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(100));
        var prime = ana.plan(Plan.Code.PRIME, 1);
        ana.buy(prime, 0);
        var first = ana.newest();
        assertThat(ana.buy(prime, first)).isInstanceOf(Purchase.StillRunning.class);

        app.clock().advance(Duration.ofDays(1));

        assertThat(ana.current()).isEmpty();
        assertThat(ana.buy(prime, first)).isInstanceOf(Purchase.Bought.class);
        assertThat(ana.buy(prime, 0)).isInstanceOf(Purchase.Bought.class);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(80));
    }

    @Test
    void buying_a_paid_plan_does_not_use_up_free() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(10));
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);
        app.clock().advance(Duration.ofDays(1));

        assertThat(ana.offered(NEW_YORK, false).startsFree()).isTrue();
    }

    @Test
    void the_end_of_a_plan_is_said_once() {
        var ana = Customer.of(app);
        ana.authorise(NEW_YORK);
        app.clock().advance(Duration.ofDays(2));

        for (var hour = 0; hour < 6; hour++) {
            app.get(RenewSubscriptions.class).run(Duration.ofSeconds(5));
            app.get(BillingNotices.class).run(Duration.ofSeconds(5));
            app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
            app.clock().advance(Duration.ofHours(1));
        }

        var chat = ana.in(() -> app.get(Users.class).get(ana.user)).chat();
        assertThat(app.messenger().everything(chat))
                .singleElement()
                .satisfies(message -> assertThat(message.html()).contains("Free"));
    }

    @Test
    void a_further_tenant_gets_its_own_plans_by_the_function() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (7, 'seven', 'Seven')");
        app.database()
                .admin("begin; select set_config('app.tenant', '7', true); select seed_billing();"
                        + " select seed_billing(); commit");

        var plans = app.tx()
                .call(
                        new TenantId(7),
                        () -> app.get(Plans.class).sold(app.clock().instant()));

        assertThat(plans).hasSize(10);
        assertThat(plans.getFirst().free()).isTrue();
    }
}
