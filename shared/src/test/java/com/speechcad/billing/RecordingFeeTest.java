package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Receipt.RecordingChange.Kind;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Ledger;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A recording is paid for when there is one: at the end of the call, later, or not at all; once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingFeeTest {
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
    void one_that_comes_later_is_charged_then_and_once() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ended(ana, true, false);
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(85));

        came(ana, attempt);
        came(ana, attempt);
        neverCame(ana, attempt);

        var receipt = receipt(ana, attempt);
        assertThat(receipt.recordingInTheEnd()).isEqualTo(Money.cents(2));
        assertThat(receipt.later().orElseThrow().kind()).isEqualTo(Kind.CHARGED);
        assertThat(receipt.total()).isEqualTo(Money.cents(17));
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(83));
    }

    @Test
    void one_that_was_charged_with_the_call_is_not_charged_again_when_it_is_fetched() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ended(ana, true, true);

        came(ana, attempt);

        assertThat(receipt(ana, attempt).later()).isEmpty();
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(83));
    }

    @Test
    void one_that_was_promised_and_never_came_is_given_back_once() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ended(ana, true, true);

        neverCame(ana, attempt);
        neverCame(ana, attempt);
        came(ana, attempt);

        var receipt = receipt(ana, attempt);
        assertThat(receipt.recordingInTheEnd()).isEqualTo(Money.ZERO);
        assertThat(receipt.later().orElseThrow().kind()).isEqualTo(Kind.GIVEN_BACK);
        assertThat(receipt.total()).isEqualTo(Money.cents(15));
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(85));
    }

    @Test
    void of_one_that_never_came_what_is_left_is_given_back_where_some_was_already() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ended(ana, true, true);
        long charged = ana.in(() -> app.sql()
                .of("select id from ledger_op where kind = 'CAPTURE' and note = 'RECORDING' and subject = :about")
                .with("about", "attempt:" + attempt)
                .only(row -> row.number("id")));
        ana.in(() -> app.get(Ledger.class).refund("a-word-" + attempt, charged, Money.cents(1), "operator:1", "sorry"));

        neverCame(ana, attempt);
        neverCame(ana, attempt);

        assertThat(ana.balance().posted()).isEqualTo(Money.cents(85));
        assertThat(receipt(ana, attempt).later().orElseThrow().amount()).isEqualTo(Money.cents(1));
    }

    @Test
    void one_that_nobody_asked_for_or_of_a_free_call_costs_nothing() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var unasked = ended(ana, false, false);
        came(ana, unasked);
        var machine = UUID.randomUUID();
        ana.authorise(machine, NEW_YORK, true);
        ana.settle(machine, Talk.of(ofSeconds(12), true).ended(Ending.MACHINE));
        came(ana, machine);

        assertThat(receipt(ana, unasked).total()).isEqualTo(Money.cents(15));
        assertThat(receipt(ana, machine).total()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(85));
    }

    @Test
    void before_the_call_is_settled_there_is_nothing_to_charge_or_give_back() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = UUID.randomUUID();
        ana.authorise(attempt, NEW_YORK, true);

        came(ana, attempt);
        neverCame(ana, attempt);
        came(ana, UUID.randomUUID());

        assertThat(ana.balance().posted()).isEqualTo(Money.dollars(1));
    }

    @Test
    void a_fee_that_is_not_there_any_more_is_owed() {
        var ana = Customer.of(app).withoutFree().credited(Money.cents(17));
        var attempt = ended(ana, true, false);
        var another = UUID.randomUUID();
        ana.credited(Money.cents(14));
        ana.authorise(another, NEW_YORK, false);
        ana.settle(another, ofSeconds(60));

        came(ana, attempt);
        assertThat(ana.balance().owed()).isEqualTo(Money.cents(1));

        ana.credited(Money.cents(5));
        assertThat(ana.balance().owed()).isEqualTo(Money.ZERO);
        assertThat(ana.balance().posted()).isEqualTo(Money.cents(4));
    }

    @Test
    void said_by_sixteen_at_once_it_is_charged_once() throws Exception {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));
        var attempt = ended(ana, true, false);
        var calls = new ArrayList<Callable<Void>>();
        for (var i = 0; i < 16; i++) {
            calls.add(() -> {
                came(ana, attempt);
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }

        assertThat(ana.balance().posted()).isEqualTo(Money.cents(83));
    }

    /** A minute, settled. */
    private static UUID ended(Customer who, boolean asked, boolean recorded) {
        var attempt = UUID.randomUUID();
        who.authorise(attempt, NEW_YORK, asked);
        who.settle(attempt, ofSeconds(60), recorded);
        return attempt;
    }

    private void came(Customer who, UUID attempt) {
        who.in(() -> {
            app.get(RecordingFee.class).came(attempt);
            return attempt;
        });
    }

    private void neverCame(Customer who, UUID attempt) {
        who.in(() -> {
            app.get(RecordingFee.class).neverCame(attempt);
            return attempt;
        });
    }

    private Receipt receipt(Customer who, UUID attempt) {
        return who.in(() -> app.get(Receipts.class).of(attempt)).orElseThrow();
    }
}
