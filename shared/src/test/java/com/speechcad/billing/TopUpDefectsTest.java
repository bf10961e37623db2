package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system before this one got wrong about money that comes in, each by the number of its defect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopUpDefectsTest {
    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private Payer ana = new Payer(app);

    @BeforeEach
    void somebody_new() {
        ana = new Payer(app);
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(ana.faults()).isEmpty();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0} of 100 coins for $30: {1}")
    @CsvSource({"99.96666666, 30", "90, 27", "6, 1.8", "116.66666667, 35", "200, 60"})
    void d_35_too_little_and_too_much_reach_the_wallet_as_what_they_are_worth(String received, String wallet) {
        var topUp = ana.tops(30);

        ana.hears(topUp, Kind.SETTLED, received, "tx-1");

        assertThat(ana.wallet()).isEqualTo(wallet);
    }

    @Test
    void d_36_who_pays_and_for_what_is_our_own_row_from_before_the_payment() {
        var topUp = ana.tops(25);
        var bob = new Payer(app);

        assertThat(ana.find(topUp).user()).isEqualTo(ana.user);
        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        assertThat(ana.wallet()).isEqualTo("25");
        assertThat(bob.wallet()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -5_000_000, -1, 0, 1, 4_999_999, 5_000_000_001L, Long.MAX_VALUE})
    void d_45_an_invoice_below_or_above_the_limits_is_never_written(long micros) {
        var outcome = app.tx()
                .call(TestApp.TENANT, () -> app.get(RequestTopUp.class).request(ana.user, "TRX", Money.micros(micros)));

        assertThat(outcome).isInstanceOf(RequestTopUp.Outcome.AmountRefused.class);
        assertThat(app.tx().call(TestApp.TENANT, () -> app.get(TopUps.class).count(ana.user)))
                .isZero();
    }

    @Test
    void d_46_every_credit_names_its_user_its_invoice_and_the_payment_in_the_books() {
        var topUp = ana.tops(25);
        // Whoever has the same name, or takes the name of a number, is still somebody else.
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Users.class).rename(ana.user, Long.toString(new Payer(app).user.value())));

        ana.hears(topUp, Kind.CONFIRMED, "100", "tx-1");

        var op = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("""
                        select user_id, subject, source, external_ref from ledger_op where key = :key""")
                                .with("key", CreditTopUp.key(FakePayments.payment(topUp)))
                                .only(row -> row.number("user_id") + " " + row.text("subject") + " "
                                        + row.text("source") + " " + row.text("external_ref")));
        assertThat(op)
                .isEqualTo("%d invoice:%s dynopay %s".formatted(ana.user.value(), topUp, FakePayments.payment(topUp)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"SEEN", "EXPIRED", "OTHER", "SETTLEMENT_FAILED"})
    void no_status_but_a_proven_payment_credits(Kind kind) {
        var topUp = ana.tops(25);

        ana.hears(topUp, kind, "100", "tx-1");

        assertThat(ana.wallet()).isEqualTo("0");
    }

    @Test
    void the_coins_amount_is_never_taken_for_dollars() {
        var topUp = ana.tops(100);

        ana.hears(topUp, Kind.CONFIRMED, "17.5", "tx-1");

        assertThat(ana.wallet()).isEqualTo("17.5");
        var small = ana.tops(10);
        ana.hears(small, Kind.CONFIRMED, "50", "tx-2");
        assertThat(ana.wallet()).isEqualTo("22.5");
    }

    @Test
    void what_an_unsigned_letter_says_is_asked_about_before_anything_moves() {
        var topUp = ana.tops(25);
        provider.books.put(FakePayments.payment(topUp), new Check(Stage.NOTHING, Optional.empty()));

        app.get(TakeNews.class).unsealed(TestApp.TENANT, topUp, ana.news(topUp, Kind.CONFIRMED, "100", "tx-1"));

        assertThat(ana.wallet()).isEqualTo("0");
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }
}
