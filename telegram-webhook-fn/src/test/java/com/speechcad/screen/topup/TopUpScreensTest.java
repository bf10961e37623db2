package com.speechcad.screen.topup;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.ConfirmTopUp;
import com.speechcad.billing.Credits;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.Purchase;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUps;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Transcript;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Wallets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Topping up as a person sees and taps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopUpScreensTest {
    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void from_the_wallet_to_the_address_to_the_credit_in_english() {
        var ana = DialogDriver.onboarded(app, 801, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up");
        assertThat(ana.buttons()).contains("BTC", "ETH", "LTC", "DOGE", "BCH", "TRX", "USDT-TRC20", "USDT-ERC20");
        ana.tap("TRX");
        assertThat(ana.screen()).contains("from $5.00 to $5,000.00");
        assertThat(ana.buttons()).contains("$10.00", "$25.00", "$50.00", "$100.00");
        ana.tap("$25.00");
        assertThat(ana.screen()).contains("$25.00", "TRX", "15 minutes");
        ana.tap("Get the address");
        assertThat(ana.seen()).contains("Preparing your address");

        work();
        assertThat(ana.seen()).contains("(qr qr.png)", "<code>100</code> <b>TRX</b>", "I paid, check");

        hear(801, Kind.SEEN);
        assertThat(ana.seen()).contains("👀 Seen on the network");
        hear(801, Kind.CONFIRMED);
        assertThat(ana.seen()).contains("✅ <b>$25.00 credited</b> · wallet $25.00");
        assertThat(topUps(801)).isEmpty();
    }

    @Test
    void what_came_and_was_used_at_once_is_told_with_why_the_wallet_has_less() {
        var ana = order(811, "Ana", "$25.00");
        hear(811, Kind.CONFIRMED);
        assertThat(ana.seen()).contains("<b>$25.00 credited</b> · wallet $25.00");

        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(com.speechcad.wallet.Ledger.class)
                                .debit(com.speechcad.wallet.Movement.of(
                                        "test:811",
                                        user(811),
                                        com.speechcad.wallet.Reason.SUBSCRIPTION,
                                        Money.dollars(20))));
        ana.type("/start").tap("Wallet").tap("Top up").tap("All top-ups");
        ana.tap(ana.buttons().getFirst());

        assertThat(ana.screen())
                .contains("<b>$25.00 credited</b> · wallet now $5.00, after what was paid from it since");
    }

    @Test
    void the_same_in_hindi() {
        var asha = DialogDriver.onboarded(app, 802, "आशा", Language.HI);
        asha.type("/start").tap("वॉलेट").tap("रिचार्ज करें").tap("USDT-TRC20").type("१२.५०");
        assertThat(asha.screen()).contains("<b>USDT-TRC20</b> से", "12.50");
        asha.tap("पता पाएँ");
        work();
        assertThat(asha.seen()).contains("इस पते पर भेजें", "भुगतान का इंतज़ार");

        hear(802, Kind.CONFIRMED);

        assertThat(asha.seen()).contains("जमा हो गए");
        assertThat(posted(802)).isEqualTo(Money.cents(1250));
    }

    @Test
    void a_double_tap_makes_one_invoice() {
        var ana = DialogDriver.onboarded(app, 803, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up").tap("BTC").tap("$10.00");
        var confirm = ana.remember("Get the address");

        confirm.tap();
        confirm.tap();

        assertThat(topUps(803)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            ten      | is not an amount
            4.99     | from $5.00 to $5,000.00
            5000.01  | from $5.00 to $5,000.00
            12.345   | “12.345” can mean $12,345.00 or $12.345. Type 12345 or 12.34.
            5,000    | “5,000” can mean $5,000.00 or $5.00. Type 5000 or 5.
            5.000 $  | “5.000 $” can mean $5,000.00 or $5.00. Type 5000 or 5.
            1,250.00 | <b>$1,250.00</b> with
            1 250,50 | <b>$1,250.50</b> with
            40 डॉलर   | <b>$40.00</b> with
            12,5 $US | <b>$12.50</b> with
            40美元    | <b>$40.00</b> with
            -20      | is not an amount
            1e3      | is not an amount
            5        | <b>$5.00</b> with
            5000     | <b>$5,000.00</b> with
            $12.50   | <b>$12.50</b> with
            12,5 usd | <b>$12.50</b> with
            """, delimiter = '|')
    void an_amount_is_typed(String typed, String said) {
        var ana = DialogDriver.onboarded(app, 804, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up").tap("BTC").type(typed);

        assertThat(ana.screen()).contains(said);
    }

    @Test
    void an_open_top_up_can_be_seen_again_asked_about_and_cancelled() {
        var ana = DialogDriver.onboarded(app, 805, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up").tap("TRX").tap("$50.00").tap("Get the address");
        work();

        ana.tap("I paid, check");
        assertThat(ana.toast()).startsWith("Asking");
        ana.type("/start").tap("Wallet").tap("Top up").tap("1 open top-up");
        ana.tap(ana.buttons().getFirst()).tap("Ask the network now");
        assertThat(ana.toast()).startsWith("Asking");
        ana.type("/start").tap("Wallet").tap("Top up").tap("1 open top-up");
        ana.tap(ana.buttons().getFirst()).tap("Cancel").tap("Yes, cancel it");
        assertThat(ana.toast()).isEqualTo("Cancelled.");
        assertThat(topUps(805)).isEmpty();
        assertThat(ana.seen()).contains("✖️ Cancelled");
    }

    @Test
    void nobody_sees_anothers_top_up() {
        var ana = DialogDriver.onboarded(app, 806, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up").tap("TRX").tap("$50.00").tap("Get the address");
        work();
        var bob = DialogDriver.onboarded(app, 807, "Bob");

        bob.send(new Incoming.Tapped(
                "c", 1, "o:topup.cancel:" + topUps(806).getFirst().id()));

        assertThat(bob.seen()).doesNotContain("$50.00");
        assertThat(topUps(806)).hasSize(1);
    }

    @Test
    void an_admin_credits_a_parked_payment_with_a_reason_and_the_person_is_told() {
        var ana = DialogDriver.onboarded(app, 808, "Ana");
        ana.type("/start").tap("Wallet").tap("Top up").tap("TRX").tap("$10.00").tap("Get the address");
        work();
        hear(808, Kind.CONFIRMED, 301);
        assertThat(ana.seen()).contains("being looked into");
        ana.send(new Incoming.Tapped("c", 1, "o:parked"));
        assertThat(ana.seen()).doesNotContain("Parked payments");
        var admin = DialogDriver.onboarded(app, 809, "Olga");
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(user(809), true));

        admin.type("/start").tap("Parked payments");
        admin.tap(admin.buttons().getFirst());
        assertThat(admin.screen()).contains("More than three times", "Received 301 of 100 TRX");
        admin.tap("Credit").type("30");
        assertThat(admin.screen()).contains("An amount and a reason are needed");
        admin.type("1 000,50 bank proof");
        assertThat(admin.screen()).contains("“1 000,50” may be one number, or “1” and the beginning of the reason");
        admin.type("5,000 bank proof");
        assertThat(admin.screen()).contains("“5,000” can mean $5,000.00 or $5.00");
        assertThat(posted(808)).isEqualTo(Money.ZERO);
        admin.type("30.10 asked on the phone, it is theirs");

        assertThat(admin.screen()).contains("Done and written to the audit log: <b>$30.10</b>");
        assertThat(posted(808)).isEqualTo(Money.cents(3010));
        assertThat(ana.seen()).contains("$30.10</b> credited");
        admin.type("/start");
        assertThat(admin.buttons()).doesNotContain("Parked payments");
    }

    @Test
    void above_the_limit_a_second_admin_reads_the_wish_and_agrees() {
        var ana = order(880, "Ana", "$100.00");
        hear(880, Kind.CONFIRMED, 301);
        var olga = DialogDriver.onboarded(app, 881, "Olga");
        var pia = DialogDriver.onboarded(app, 882, "Pia");
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).makeAdmin(user(881), true);
            app.get(Users.class).makeAdmin(user(882), true);
        });
        olga.type("/start").tap("Parked payments");
        olga.tap(olga.buttons().stream()
                .filter(it -> it.contains("$100.00"))
                .findFirst()
                .orElseThrow());
        olga.tap("Credit").type("301 no");
        assertThat(olga.screen()).contains("A reason of 5 to 300 characters is needed");
        olga.type("301 the whole of it is hers");
        assertThat(olga.screen()).contains("Another operator has been asked to agree to <b>$301.00</b>");
        assertThat(posted(880)).isEqualTo(Money.ZERO);

        pia.tap("Look at it");
        assertThat(pia.screen()).contains("Olga wants to credit <b>$301.00</b>", "the whole of it is hers");
        pia.tap("I agree, do it");

        assertThat(pia.toast()).isEqualTo("Done and written to the audit log: $301.00.");
        assertThat(posted(880)).isEqualTo(Money.dollars(301));
        assertThat(ana.seen()).contains("$301.00</b> credited");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_screen_speaks_the_persons_language(Language language) {
        var telegram = 820L + language.code().charAt(0);
        var person = DialogDriver.onboarded(app, telegram, "Ana", language);
        for (var screen :
                List.of("topup", "topup.amount:BTC", "topup.confirm:BTC 1000", "topup.open", "topup.history")) {
            person.send(new Incoming.Tapped("c", 1, "o:" + screen));
            assertThat(person.screen()).isNotBlank().doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_whole_of_it_in_every_language(Language language) {
        try (var own = TestApp.with(new FakePayments())) {
            var telegram = 880L;
            var person = DialogDriver.onboarded(own, telegram, "Ana", language);
            Transcript.replay(person, "topup." + language.code(), new World(own, telegram)::does);
        }
    }

    @Test
    void an_admin_sees_why_a_debit_was_stopped_and_releases_it() {
        var ana = DialogDriver.onboarded(app, 870, "Ana");
        var olga = DialogDriver.onboarded(app, 871, "Olga");
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).makeAdmin(user(871), true);
            app.get(BreakerLimits.class)
                    .set(user(871), new BreakerLimits.Limits(20, Money.dollars(5), Money.dollars(10)));
            var businesses = app.get(Businesses.class);
            businesses.setTier(businesses.of(user(870)).id(), Business.Tier.T1);
            app.get(Credits.class)
                    .byOperator("start-870", user(871), Optional.empty(), user(870), Money.dollars(50), "for the test");
        });
        var prime = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Plans.class).sold(app.clock().instant()).stream()
                                .filter(plan -> plan.code() == Plan.Code.PRIME && plan.days() == 1)
                                .findFirst()
                                .orElseThrow());
        var bought = app.tx().call(TestApp.TENANT, () -> app.get(BuyPlan.class).buy(user(870), prime.id(), 0));
        assertThat(bought).isInstanceOf(Purchase.Stopped.class);
        assertThat(olga.seen()).contains("A debit of <b>$10.00</b>", "Too much from one wallet within an hour");

        olga.tap("Look at it");
        assertThat(olga.screen()).contains("Purchase of a plan", "Counted with it: $10.00, at most $5.00");
        olga.tap("Release").type("a good customer");

        assertThat(olga.screen()).contains("Done and written to the audit log");
        assertThat(ana.seen()).contains("<b>Prime</b> is yours");
        assertThat(posted(870)).isEqualTo(Money.dollars(40));
        ana.send(new Incoming.Tapped("c", 1, "o:stopped"));
        assertThat(ana.screen()).doesNotContain("Stopped debits");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(BreakerLimits.class)
                                .set(user(871), new BreakerLimits.Limits(20, Money.dollars(2000), Money.dollars(10))));
    }

    @Test
    void an_admin_reads_what_the_provider_said_and_gives_the_money_to_whom_it_belongs() {
        var ana = order(872, "Ana", "$10.00");
        var bob = order(873, "Bob", "$25.00");
        hear(872, Kind.SEEN, 301);
        hear(872, Kind.CONFIRMED, 301);
        var olga = DialogDriver.onboarded(app, 874, "Olga");
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(user(874), true));
        olga.type("/start").tap("Parked payments");
        olga.tap(olga.buttons().stream()
                .filter(it -> it.contains("$10.00"))
                .findFirst()
                .orElseThrow());
        assertThat(olga.screen()).contains("What the provider said", "signed: confirmed · 301 TRX · ", " · parked");
        olga.tap("Ask the provider now");
        assertThat(olga.toast()).startsWith("Asking");

        olga.tap("Belongs to another").type("nonsense 24 x");
        assertThat(olga.screen()).contains("An invoice, an amount and a reason are needed");
        olga.type(topUps(873).getFirst().number() + " 2 400 he sent it to the wrong address");
        assertThat(olga.screen()).contains("“2 400” may be one number");
        olga.type(topUps(873).getFirst().number() + " 24.00 he sent it to the wrong address");

        assertThat(olga.screen()).contains("Done and written to the audit log: <b>$24.00</b>");
        assertThat(posted(873)).isEqualTo(Money.dollars(24));
        assertThat(posted(872)).isEqualTo(Money.ZERO);
        assertThat(bob.seen()).contains("$24.00</b> credited");
        assertThat(ana.seen()).doesNotContain("$24.00");
    }

    @Test
    void what_is_in_the_wallet_is_written_off_by_two_and_not_rejected() {
        order(885, "Ana", "$25.00");
        hear(885, Kind.CONFIRMED, 100);
        assertThat(posted(885)).isEqualTo(Money.dollars(25));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.sql().of("""
                        insert into parked_payment (top_up_id, fact, reason, payment_id, coin, tx_hash, created_at)
                        select id, 'waiting NOT_SETTLED', 'NOT_SETTLED', payment_id, coin, coalesce(received_tx, ''), now()
                        from top_up where user_id = :user""").with("user", user(885)).update());
        var olga = DialogDriver.onboarded(app, 886, "Olga");
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).makeAdmin(user(886), true));

        olga.type("/start");
        for (var part : List.of("Admin", "Parked payments (", "$25.00")) {
            olga.tap(olga.buttons().stream()
                    .filter(it -> it.contains(part))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(olga.screen()).contains("the provider owes it to us still");
        assertThat(olga.buttons()).contains("Write it off").doesNotContain("Reject", "Credit");
        olga.tap("Write it off");
        assertThat(olga.screen()).contains("It takes two operators").doesNotContain("rejected");
        olga.type("their server is gone for good");

        assertThat(olga.screen()).contains("Another operator has been asked");
        assertThat(olga.tap("Decided").screen()).isNotBlank();
    }

    private DialogDriver order(long telegram, String name, String amount) {
        var person = DialogDriver.onboarded(app, telegram, name);
        person.type("/start").tap("Wallet").tap("Top up").tap("TRX").tap(amount).tap("Get the address");
        work();
        return person;
    }

    private void work() {
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private void hear(long telegram, Kind kind) {
        hear(telegram, kind, 100);
    }

    private void hear(long telegram, Kind kind, long received) {
        var topUp = topUps(telegram).getFirst();
        app.get(ConfirmTopUp.class)
                .take(
                        TestApp.TENANT,
                        topUp.id(),
                        new PaymentNews(
                                kind,
                                FakePayments.payment(topUp.id()),
                                Optional.of(FakePayments.address(topUp.id())),
                                Optional.empty(),
                                Optional.of(topUp.coin()),
                                Optional.of(BigDecimal.valueOf(received)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "tx-" + telegram,
                                Optional.empty()));
    }

    private List<TopUp> topUps(long telegram) {
        return app.tx().call(TestApp.TENANT, () -> app.get(TopUps.class).open(user(telegram)));
    }

    private Money posted(long telegram) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Wallets.class).of(user(telegram)).posted());
    }

    private UserId user(long telegram) {
        return app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
    }
}
