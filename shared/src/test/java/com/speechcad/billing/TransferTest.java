package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A transfer is a second leg with a price of its own: held with the call, rated like one, on the same receipt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferTest {
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");
    private static final PhoneNumber CHICAGO = new PhoneNumber("+13125550134");
    private static final PhoneNumber BAHAMAS = new PhoneNumber("+12423570134");

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

    @Test
    void both_legs_are_held_for_the_longest_and_each_is_rated_at_its_own_price() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var attempt = UUID.randomUUID();

        var authorised = authorised(ana, attempt, LONDON);
        assertThat(authorised.longest()).isEqualTo(ofMinutes(8).plusSeconds(18));
        assertThat(authorised.hold()).isEqualTo(Money.micros(498 * 600_000 / 60));

        var receipt = ana.settle(attempt, Talk.of(ofSeconds(100), false).transferred(LONDON, ofSeconds(40)));

        var leg = receipt.transfer().orElseThrow();
        assertThat(receipt.call()).isEqualTo(Money.micros(255_000));
        assertThat(leg.billedSeconds()).isEqualTo(42);
        assertThat(leg.perMinute()).isEqualTo(Money.cents(45));
        assertThat(leg.amount()).isEqualTo(Money.micros(315_000));
        assertThat(receipt.total()).isEqualTo(Money.micros(570_000));
        assertThat(receipt.entries()).hasSize(2);
        assertThat(receipt.returned()).isEqualTo(authorised.hold().minus(receipt.total()));
        assertThat(ana.balance().available()).isEqualTo(Money.dollars(5).minus(receipt.total()));
        assertThat(ana.settle(attempt, ofMinutes(1))).as("and stays so").isEqualTo(receipt);
    }

    @Test
    void the_plan_covers_both_legs_as_far_as_it_goes() {
        var ana = Customer.of(app).credited(Money.dollars(1));
        var attempt = UUID.randomUUID();
        // Free has two minutes: the call's own leg first.
        var authorised = authorised(ana, attempt, CHICAGO);
        assertThat(authorised.planSeconds()).isEqualTo(ofMinutes(2));

        var receipt = ana.settle(attempt, Talk.of(ofSeconds(90), false).transferred(CHICAGO, ofSeconds(60)));

        assertThat(receipt.planSeconds()).isEqualTo(90);
        assertThat(receipt.transfer().orElseThrow().planSeconds()).isEqualTo(30);
        assertThat(receipt.total()).isEqualTo(Money.micros(75_000));
        assertThat(ana.current().orElseThrow().single().used()).isEqualTo(ofMinutes(2));
        assertThat(ana.current().orElseThrow().single().reserved()).isZero();
    }

    @Test
    void whoever_is_not_transferred_gets_all_of_it_back() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var attempt = UUID.randomUUID();
        authorised(ana, attempt, LONDON);

        var receipt = ana.settle(attempt, ofSeconds(60));

        assertThat(receipt.transfer()).isEmpty();
        assertThat(ana.balance().available()).isEqualTo(Money.micros(4_850_000));
    }

    @Test
    void a_transfer_without_a_price_is_no_call() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var call = new Quotes.Call(ana.user, CallKind.SINGLE, NEW_YORK, List.of(CHICAGO, BAHAMAS), false);

        assertThat(ana.in(() -> app.get(Quotes.class).quote(call))).isEqualTo(new Quote.NoPrice("BS"));
        assertThat(ana.authorise(UUID.randomUUID(), CallKind.SINGLE, NEW_YORK, List.of(BAHAMAS), false))
                .isInstanceOf(Authorisation.Refused.class);
    }

    @Test
    void a_transfer_that_nobody_agreed_to_is_not_paid_by_the_user() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var attempt = UUID.randomUUID();
        authorised(ana, attempt, CHICAGO);

        var receipt = ana.settle(attempt, Talk.of(ofSeconds(60), false).transferred(LONDON, ofMinutes(3)));

        assertThat(receipt.transfer()).isEmpty();
        assertThat(receipt.total()).isEqualTo(Money.cents(15));
    }

    @Test
    void an_answer_that_is_late_still_charges_both_legs() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var attempt = UUID.randomUUID();
        authorised(ana, attempt, CHICAGO);
        app.clock().advance(Duration.ofHours(7));
        app.get(ExpireAttempts.class).run(100);

        var receipt = ana.settle(attempt, Talk.of(ofSeconds(60), false).transferred(CHICAGO, ofSeconds(60)));

        assertThat(receipt.total()).isEqualTo(Money.cents(30));
        assertThat(ana.balance().posted()).isEqualTo(Money.micros(4_700_000));
    }

    private static Authorisation.Authorised authorised(Customer who, UUID attempt, PhoneNumber transfer) {
        return (Authorisation.Authorised) who.authorise(attempt, CallKind.SINGLE, NEW_YORK, List.of(transfer), false);
    }
}
