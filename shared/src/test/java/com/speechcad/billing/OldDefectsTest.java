package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an earlier system got wrong about charging, by the number each mistake has in its list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldDefectsTest {
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(ProveReceipts.class).next().faults()))
                .isEmpty();
    }

    /** D-31: a paid plan's limited single minutes were never deducted, and an exhausted plan went on for nothing. */
    @Test
    void d31_single_minutes_of_a_paid_plan_are_used_up_and_then_paid_for() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(20));
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);
        for (var i = 0; i < 2; i++) {
            var receipt = ana.settle(ana.authorise(NEW_YORK), ofMinutes(10));
            assertThat(receipt.planSeconds()).isEqualTo(600);
            assertThat(receipt.total()).isEqualTo(Money.ZERO);
        }
        assertThat(ana.current().orElseThrow().single().left()).isZero();

        var receipt = ana.settle(ana.authorise(NEW_YORK), ofMinutes(1));

        assertThat(receipt.planSeconds()).isZero();
        assertThat(receipt.total()).isEqualTo(Money.cents(15));
        assertThat(ana.current().orElseThrow().bulk().left())
                .as("never out of the other pool")
                .isEqualTo(ofMinutes(100));
    }

    /** D-32: one Free call was charged from the wallet, from the free minutes and as overage. */
    @Test
    void d32_a_free_call_is_charged_once_and_in_minutes() {
        var ana = Customer.of(app).credited(Money.dollars(1));

        var receipt = ana.settle(ana.authorise(NEW_YORK), ofSeconds(60));

        assertThat(receipt.planSeconds()).isEqualTo(60);
        assertThat(receipt.total()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(1));
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(1));
        assertThat(ana.current().orElseThrow().single().used()).isEqualTo(ofSeconds(60));
    }

    /** D-33: 30 seconds at 0.35 became 0.18, and totals and balance drifted apart. */
    @Test
    void d33_no_charge_is_rounded_to_cents_and_a_hundred_of_them_add_up() {
        PriceLists.of(app).publish(Pricing.SIX, PriceEntry.ofRegion("US", true, Money.cents(35)));
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(20));
        var sum = Money.ZERO;
        for (var i = 0; i < 100; i++) {
            var receipt = ana.settle(ana.authorise(NEW_YORK), ofSeconds(30));
            assertThat(receipt.total()).isEqualTo(Money.micros(175_000));
            sum = sum.plus(receipt.total());
        }
        PriceLists.of(app).asBefore();

        assertThat(sum).isEqualTo(Money.micros(17_500_000));
        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(20).minus(sum));
    }

    /** D-34: ends of calls at the same moment lost each other's minutes, and a repeated one deducted twice. */
    @Test
    void d34_calls_that_end_at_once_and_are_told_three_times_each_are_deducted_once_each() throws Exception {
        var ana = Customer.of(app).trusted().credited(Money.dollars(20));
        ana.buy(ana.plan(Plan.Code.PRIME, 7), 0);
        var attempts = new ArrayList<UUID>();
        for (var i = 0; i < 6; i++) {
            attempts.add(ana.authorise(NEW_YORK));
        }
        var words = new ArrayList<Callable<Receipt>>();
        for (var i = 0; i < 18; i++) {
            var attempt = attempts.get(i % attempts.size());
            words.add(() -> ana.settle(attempt, ofSeconds(90)));
        }
        try (var threads = Executors.newFixedThreadPool(18)) {
            for (var done : threads.invokeAll(words)) {
                assertThat(done.get().planSeconds()).isEqualTo(90);
            }
        }

        var single = ana.current().orElseThrow().single();
        assertThat(single.used()).isEqualTo(ofSeconds(6 * 90));
        assertThat(single.reserved()).isZero();
    }

    /** D-40: what cost exactly the wallet was not charged, one charge a run, one error stopped all others. */
    @Test
    void d40_what_costs_exactly_the_wallet_is_charged_and_nobody_waits_for_anybody() {
        var poor = new ArrayList<Customer>();
        var attempts = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            var one = Customer.of(app).withoutFree().credited(Money.cents(15));
            poor.add(one);
            attempts.add(one.authorise(NEW_YORK));
        }
        // The second of them is nobody's to charge any more; the others are charged all the same.
        app.database()
                .admin("update ledger_account set status = 'CLOSED' where owner_user_id = "
                        + poor.get(1).user.value());

        for (var i = 0; i < 5; i++) {
            assertThat(poor.get(i).settle(attempts.get(i), ofMinutes(1)).owed()).isEqualTo(Money.ZERO);
            assertThat(poor.get(i).balance().posted()).isEqualTo(Money.ZERO);
        }
    }

    /** D-40, as the clock charges: what is due by itself, one person after the other, in one run. */
    @Test
    void d40_in_one_run_everybody_is_charged_whose_money_is_exactly_enough_and_a_failure_stops_nobody() {
        var people = new ArrayList<Customer>();
        for (var i = 0; i < 5; i++) {
            var one = Customer.of(app).trusted().credited(Money.dollars(40));
            var plan = one.plan(Plan.Code.PRIME, 7);
            assertThat(plan.price()).isEqualTo(Money.dollars(20));
            one.subscribe(plan);
            people.add(one);
        }
        var broken = people.get(1);
        app.database().admin("""
                create function fails() returns trigger language plpgsql as $$
                  begin raise exception 'nobody reckoned with this'; end $$;
                create trigger fails before update on subscription for each row
                  when (old.user_id = %d and new.state is distinct from old.state
                    or old.user_id = %1$d and new.period_start is distinct from old.period_start)
                  execute function fails()""".formatted(broken.user.value()));
        app.clock().advance(Duration.ofDays(7));

        assertThatIllegalStateException()
                .isThrownBy(() -> app.get(RenewSubscriptions.class).run(Duration.ofSeconds(30)));
        app.database().admin("drop trigger fails on subscription; drop function fails()");

        for (var one : people) {
            var isBroken = one == broken;
            assertThat(one.balance().posted()).isEqualTo(isBroken ? Money.dollars(20) : Money.ZERO);
            assertThat(one.events().contains(SubscriptionEvent.RENEWED)).isEqualTo(!isBroken);
        }
    }

    /** D-41: the price that was shown was not the price that was charged. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"+12125550134", "+442079460134", "+918045678901", "+81312345678", "+2348031234567"})
    void d41_the_price_shown_is_the_price_charged(String number) {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(20));
        var to = new PhoneNumber(number);
        var shown = ana.offered(to, true);
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, to, true);

        var receipt = ana.settle(attempt, shown.longest(), true);

        assertThat(receipt.perMinute()).isEqualTo(shown.perMinute());
        assertThat(receipt.terms()).isEqualTo(shown.terms());
        assertThat(receipt.recording()).isEqualTo(shown.recordingFee());
        assertThat(receipt.total()).as("the most, at its longest").isEqualTo(shown.hold());
    }

    /** D-42: the gate and the charge went by different rules, nothing was reserved, the recording was paid ahead. */
    @Test
    void d42_what_is_confirmed_is_reserved_and_what_does_not_happen_comes_back() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var quote = ana.offered(LONDON, true);
        var attempt = UUID.randomUUID();

        var authorised = (Authorisation.Authorised) ana.authorise(attempt, LONDON, true);

        assertThat(authorised.hold()).isEqualTo(quote.hold());
        assertThat(authorised.longest()).isEqualTo(quote.longest());
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(1).minus(quote.hold()));
        assertThat(ana.quote(LONDON, false)).as("it is not there twice").isInstanceOf(Quote.TooLittle.class);

        ana.settle(attempt, Talk.of(Duration.ZERO, false).ended(Ending.NOBODY));
        assertThat(ana.balance().available()).as("the fee too").isEqualTo(Money.dollars(1));
    }

    /** D-43: every +1 number was domestic, the Caribbean and premium-rate numbers at no charge at all. */
    @Test
    void d43_the_country_code_is_not_the_country_and_premium_rate_is_never_called() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(20));
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);

        for (var caribbean : List.of("+12423570134", "+18763570134", "+18093570134", "+14733570134")) {
            assertThat(ana.quote(new PhoneNumber(caribbean), false)).isInstanceOf(Quote.NoPrice.class);
            assertThat(ana.authorise(UUID.randomUUID(), new PhoneNumber(caribbean), false))
                    .isInstanceOf(Authorisation.Refused.class);
        }
        for (var special : List.of("+19002345678", "+18002345678", "+15002345678")) {
            assertThat(ana.quote(new PhoneNumber(special), false)).isEqualTo(new Quote.Special());
            assertThat(ana.authorise(UUID.randomUUID(), new PhoneNumber(special), false))
                    .isInstanceOf(Authorisation.Refused.class);
        }
        assertThat(ana.offered(NEW_YORK, false).planSeconds()).isEqualTo(ofMinutes(10));
    }

    /** D-44: whatever had a recording paid the fee for voicemail; no machine had to be there. */
    @Test
    void d44_a_machine_is_a_machine_when_the_provider_says_so_and_then_it_is_free() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var machine = UUID.randomUUID();
        var person = UUID.randomUUID();
        ana.authorise(machine, NEW_YORK, true);

        var free = ana.settle(machine, Talk.of(ofSeconds(14), true).ended(Ending.MACHINE));
        ana.authorise(person, NEW_YORK, true);
        var paid = ana.settle(person, Talk.of(ofSeconds(14), true));

        assertThat(free.total()).isEqualTo(Money.ZERO);
        assertThat(paid.call()).isEqualTo(Money.micros(45_000));
        assertThat(paid.recording()).isEqualTo(Money.cents(2));
    }
}
