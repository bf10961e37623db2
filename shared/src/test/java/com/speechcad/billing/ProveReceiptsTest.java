package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.wallet.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProveReceiptsTest {
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");
    private static final Ending[] ENDINGS = Ending.values();

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    /** Whatever the price list was and however the call went, and whatever prices came after it. */
    @Test
    void every_receipt_adds_up_again_for_ever() {
        var chance = new Random(20261120);
        var ana = Customer.of(app).trusted().credited(Money.dollars(1_000));
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);
        for (var i = 0; i < 60; i++) {
            if (i % 15 == 0) {
                PriceLists.of(app)
                        .publish(
                                Pricing.anyTerms().sample(),
                                PriceEntry.ofRegion("US", true, Money.micros(1 + chance.nextInt(900_000))),
                                PriceEntry.ofRegion("GB", false, Money.micros(1 + chance.nextInt(900_000))));
            }
            var attempt = UUID.randomUUID();
            ana.authorise(attempt, CallKind.SINGLE, NEW_YORK, List.of(LONDON), chance.nextBoolean());
            if (chance.nextInt(5) == 0) {
                app.clock().advance(Duration.ofHours(7));
                app.get(ExpireAttempts.class).run(100);
            }
            var talk = Talk.of(Duration.ofMillis(chance.nextInt(700_000)), chance.nextBoolean())
                    .ended(ENDINGS[chance.nextInt(ENDINGS.length)]);
            ana.settle(
                    attempt,
                    chance.nextBoolean() ? talk.transferred(LONDON, Duration.ofMillis(chance.nextInt(90_000))) : talk);
        }
        PriceLists.of(app).asBefore();

        assertThat(faults()).isEmpty();
        for (var receipt : ana.in(() -> app.get(Receipts.class).newest(ana.user, 0, 100))) {
            assertThat(Receipts.rerate(receipt).total()).isEqualTo(receipt.settled());
            assertThat(Receipts.rerate(receipt).planSeconds()).isEqualTo(receipt.allPlanSeconds());
        }
        assertThat(ana.in(app.get(Ledger.class)::faults)).isEmpty();
    }

    /** As whoever owns the database could, with every wall taken down. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "connected_ms = connected_ms + 6000",
                "billed_seconds = 66, wallet_seconds = 66, call_micros = 165000",
                "micros_per_minute = 300000, call_micros = 300000",
                "longest_seconds = 6",
                "ending = 'MACHINE', machine_free_seconds = 60",
                "usable_plan_seconds = 60, of_plan = true",
                "recorded = true, recording_fee_micros = 20000",
                "recorded = true, recording_fee_micros = 20000, recording_micros = 20000",
                "ledger_entries = '{}'",
            })
    void a_receipt_that_was_tampered_with_is_found(String change) {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        var attempt = ana.authorise(NEW_YORK);
        ana.settle(attempt, Duration.ofSeconds(60));
        assertThat(faults()).isEmpty();

        tamper(change, attempt);

        assertThat(faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.detail()).contains(attempt.toString()));
        tamper(
                "ledger_entries = (select array_agg(id) from ledger_transfer t where t.op_id in (select id from ledger_op"
                        + " where subject = 'attempt:" + attempt + "')), connected_ms = 60000, billed_seconds = 60,"
                        + " wallet_seconds = 60, micros_per_minute = 150000, call_micros = 150000, longest_seconds = 600,"
                        + " ending = 'TALKED', machine_free_seconds = 30, usable_plan_seconds = 0, of_plan = false, recorded = false,"
                        + " recording_fee_micros = 20000, recording_micros = 0",
                attempt);
        assertThat(faults()).isEmpty();
    }

    @Test
    void the_proof_of_the_books_asks_for_it() {
        assertThat(app.get(com.speechcad.wallet.Proof.class)).isInstanceOf(ProveReceipts.class);
    }

    private void tamper(String change, UUID attempt) {
        app.database().admin("alter table receipt disable trigger append_only");
        app.database().admin("update receipt set " + change + " where attempt_id = '" + attempt + "'");
        app.database().admin("alter table receipt enable trigger append_only");
    }

    private List<Ledger.Fault> faults() {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(ProveReceipts.class).next().faults());
    }
}
