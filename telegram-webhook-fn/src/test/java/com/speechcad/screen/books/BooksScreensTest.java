package com.speechcad.screen.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.OperatorRequests;
import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Charge;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An operator's day with the money, as tapped and typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksScreensTest {
    private final TestApp app = TestApp.start();

    @AfterEach
    void the_books_hold() {
        assertThat(call(() -> app.get(Ledger.class).faults())).isEmpty();
        assertThat(call(() -> app.get(Audit.class).brokenLinks())).isZero();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_small_credit_is_booked_at_once_and_once_with_its_reason() {
        var ana = DialogDriver.onboarded(app, 901, "Ana");
        var olga = operator(902, "Olga");

        wallet(olga, 901).tap("➕ Credit").type("25 apology for the outage");
        assertThat(olga.screen()).contains("Credit: $25.00", "apology for the outage", "booked at once");
        var confirm = olga.remember("✅ Do it");
        confirm.tap();
        confirm.tap();

        assertThat(balance(901)).isEqualTo(Money.dollars(25));
        assertThat(ana.seen())
                .containsOnlyOnce("Support has credited <b>$25.00</b>")
                .doesNotContain("apology");
        ana.type("/start").tap("Wallet").tap("Statement");
        assertThat(ana.screen()).contains("Credit by support · <b>$25.00</b>");
        assertThat(wallet(olga, 901).screen()).contains("apology for the outage");
    }

    /** A person who is forgotten has a number that leads to nobody, and is not to be written to. */
    @Test
    void whoever_cannot_be_reached_is_told_nothing() {
        var ivo = DialogDriver.onboarded(app, 903, "Ivo");
        var olga = operator(904, "Olga");
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).setReachable(903, false));

        wallet(olga, 903).tap("➕ Credit").type("25 what was left over").tap("✅ Do it");

        assertThat(balance(903)).isEqualTo(Money.dollars(25));
        assertThat(ivo.seen()).doesNotContain("Support has credited");
    }

    @Test
    void above_the_limit_nothing_moves_until_somebody_else_agrees() {
        DialogDriver.onboarded(app, 911, "Ben");
        var olga = operator(912, "Olga");
        var carl = operator(913, "Carl");

        wallet(olga, 911).tap("➕ Credit").type("80 promised by the sales team").tap("✍️ Ask for the second person");
        assertThat(balance(911)).isEqualTo(Money.ZERO);
        assertThat(carl.messages())
                .extracting(Outgoing::html)
                .anySatisfy(said -> assertThat(said).contains("$80.00", "second person"));

        // Whoever asked cannot agree to it, not even with a forged button.
        olga.type("/start").tap("Admin").tap("✍️ Waiting for a second person").tap(line(olga, "$80.00"));
        assertThat(olga.buttons()).contains("Withdraw it").doesNotContain("✅ I agree");

        carl.type("/start").tap("Admin").tap("✍️ Waiting for a second person").tap(line(carl, "$80.00"));
        assertThat(carl.screen()).contains("Ben", "Olga", "promised by the sales team");
        var agree = carl.remember("✅ I agree");
        agree.tap();
        agree.tap();

        assertThat(balance(911)).isEqualTo(Money.dollars(80));
    }

    @Test
    void a_payout_is_marked_as_paid_by_whoever_sent_it() {
        var pia = DialogDriver.onboarded(app, 891, "Pia");
        var olga = operator(892, "Olga");
        call(() -> app.get(Ledger.class).credit(Movement.of("test:891", user(891), Reason.TOP_UP, Money.dollars(40))));
        olga.type("/start").tap("Admin").tap("💸 Payouts to be paid");
        assertThat(olga.screen()).contains("No payout is to be paid");

        wallet(olga, 891).tap("💸 Pay out").type("15 to her address TX9").tap("✅ Do it");
        wallet(olga, 891).tap("💸 Pay out").type("20 to her address TX9").tap("✅ Do it");
        olga.type("/start").tap("💸 Payouts to be paid").tap(line(olga, "$15.00"));
        assertThat(olga.screen()).contains("Payout of $15.00", "Pia", "to her address TX9");
        olga.tap("✅ Mark as paid").type("ok");
        assertThat(olga.screen()).contains("5 to 300 characters");
        olga.type("transaction 4711");
        assertThat(olga.screen()).contains("Marked as paid").doesNotContain("$15.00");

        olga.tap(line(olga, "$20.00")).tap("↩️ It could not be sent").type("no such address");
        assertThat(olga.screen()).contains("Back in the wallet", "No payout is to be paid");
        assertThat(balance(891)).isEqualTo(Money.dollars(25));
        assertThat(pia.seen()).contains("has been sent", "could not be sent").doesNotContain("4711", "no such address");
        assertThat(olga.type("/start").buttons()).doesNotContain("💸 Payouts to be paid");
    }

    @Test
    void whoever_is_sending_a_payout_is_seen_by_the_others_and_nobody_sends_it_too() {
        DialogDriver.onboarded(app, 1971, "Rui");
        var olga = operator(1972, "Olga");
        var carl = operator(1973, "Carl");
        call(() ->
                app.get(Ledger.class).credit(Movement.of("test:1971", user(1971), Reason.TOP_UP, Money.dollars(40))));
        wallet(olga, 1971).tap("💸 Pay out").type("15 to his address TX9").tap("✅ Do it");
        carl.type("/start").tap("💸 Payouts to be paid").tap(line(carl, "$15.00"));
        var tooLate = carl.remember("💸 I am sending it now");

        olga.type("/start")
                .tap("💸 Payouts to be paid")
                .tap(line(olga, "$15.00"))
                .tap("💸 I am sending it now");
        assertThat(olga.screen()).contains("You are sending it: until");
        assertThat(olga.buttons()).contains("✅ Mark as paid").doesNotContain("💸 I am sending it now");

        tooLate.tap();
        assertThat(carl.screen()).contains("<b>Olga</b> is sending it: until");
        assertThat(carl.buttons()).doesNotContain("✅ Mark as paid", "💸 I am sending it now");
        carl.type("/start").tap("💸 Payouts to be paid");
        assertThat(line(carl, "$15.00")).contains("💸 Olga");

        app.clock().advance(Duration.ofHours(25));
        carl.tap(line(carl, "$15.00"));
        assertThat(carl.screen()).doesNotContain("is sending it");
        assertThat(carl.buttons()).contains("✅ Mark as paid", "💸 I am sending it now");
        carl.tap("✅ Mark as paid").type("transaction 4712");
    }

    @Test
    void what_the_books_would_refuse_nobody_is_asked_to_agree_to() {
        DialogDriver.onboarded(app, 1975, "Lea");
        var olga = operator(1976, "Olga");
        var carl = operator(1977, "Carl");
        call(() ->
                app.get(Ledger.class).credit(Movement.of("test:1975", user(1975), Reason.TOP_UP, Money.dollars(60))));

        wallet(olga, 1975).tap("➖ Debit").type("75.50 charged back by her bank").tap("✍️ Ask for the second person");

        assertThat(olga.screen()).contains("<b>$15.50</b> is missing. Nothing moved.");
        assertThat(carl.seen()).doesNotContain("$75.50");
        assertThat(call(() -> app.get(OperatorRequests.class).countWaiting())).isZero();
    }

    @Test
    void the_person_reads_what_was_written_for_them_and_never_the_reason() {
        var ana = DialogDriver.onboarded(app, 1981, "Ana");
        var olga = operator(1982, "Olga");

        wallet(olga, 1981).tap("➕ Credit").type("25 ticket 12, see https://x.y // We are <sorry> about Monday");
        assertThat(olga.screen())
                .contains("ticket 12, see https://x.y”", "The person reads: “We are &lt;sorry&gt; about Monday”");
        olga.tap("✅ Do it");

        assertThat(ana.seen())
                .contains("credited <b>$25.00</b>", "We are &lt;sorry&gt; about Monday")
                .doesNotContain("ticket");
        ana.type("/start").tap("Wallet").tap("Statement");
        assertThat(ana.screen())
                .contains("$25.00", "💬 “We are &lt;sorry&gt; about Monday”")
                .doesNotContain("ticket");
        assertThat(wallet(olga, 1981).screen()).contains("ticket 12");

        wallet(olga, 1981).tap("➕ Credit").type("25 ticket 13 // Sure");
        assertThat(olga.screen())
                .as("a reason has to be told, a word need not be long")
                .contains("“Sure”");
    }

    @Test
    void a_word_for_whoever_owed_is_said_once() {
        var ana = DialogDriver.onboarded(app, 1993, "Ana");
        var olga = operator(1994, "Olga");
        call(() -> {
            var ledger = app.get(Ledger.class);
            var op = ledger.credit(Movement.of("test:1993", user(1993), Reason.TOP_UP, Money.dollars(9)))
                    .op();
            ledger.debit(Movement.of("test:1993:sub", user(1993), Reason.SUBSCRIPTION, Money.dollars(9)));
            return ledger.reverse(
                    "topup-rev:test:1993:1", op, Money.dollars(9), "dynopay", "the chain was reorganised");
        });

        wallet(olga, 1993).tap("➕ Credit").type("25 ticket 12 // We are sorry").tap("✅ Do it");

        ana.type("/start").tap("Wallet").tap("Statement");
        assertThat(ana.screen()).contains("-$9.00", "$25.00").containsOnlyOnce("💬 “We are sorry”");
    }

    @Test
    void support_finds_money_by_what_it_is_told_and_sees_where_it_came_from() {
        var person = DialogDriver.onboarded(app, 1985, "Mia");
        var olga = operator(1986, "Olga");
        var mia = user(1985).value();
        app.database()
                .admin(
                        "insert into top_up (id, tenant_id, user_id, coin, amount_micros, state, created_at, payment_id, address,"
                                + " expected, rate_until, received, received_tx, credited_micros, credited_at) values"
                                + " ('01890a5d-ac96-774b-bcce-b302099a8057', 1, " + mia
                                + ", 'TRX', 25000000, 'CREDITED', now(), 'payment-77', 'addr-77',"
                                + " 100, now(), 100, 'tx-abcdef99', 25000000, now())");
        var op = call(() -> app.get(Ledger.class)
                        .credit(new Movement(
                                "topup:dynopay:payment-77",
                                user(1985),
                                Reason.TOP_UP,
                                Money.dollars(25),
                                "invoice:01890a5d-ac96-774b-bcce-b302099a8057",
                                "dynopay",
                                Optional.empty(),
                                "")))
                .op();

        for (var typed : List.of("099a8057", "#099A8057", "payment-77", "tx-abcdef99")) {
            olga.type("/start").tap("Admin").type(typed);
            olga.tap(line(olga, "💱 099a8057 · Mia · $25.00"));
            assertThat(olga.screen())
                    .as(typed)
                    .contains("Top-up no. 099a8057", "Mia", "received 100", "tx-abcdef99", "credited");
        }
        for (var typed : List.of("#" + op, "topup:dynopay:payment-77")) {
            olga.type("/start").tap("Admin").type(typed);
            olga.tap(line(olga, "#" + op + " · Mia"));
            assertThat(olga.screen())
                    .as(typed)
                    .contains(
                            "Operation #" + op,
                            "topup:dynopay:payment-77",
                            "Top-up: <b>$25.00</b>",
                            "no. 099a8057 · TRX");
        }
        person.type("/start").tap("Wallet").tap("Statement");
        assertThat(person.screen()).contains("Top-up (no. 099a8057 · TRX) · <b>$25.00</b>");
        var charged = call(() -> {
            var ledger = app.get(Ledger.class);
            var call = "attempt:01890a5d-ac96-774b-bcce-b3020abcdef9";
            ledger.hold(
                    user(1985), Money.dollars(1), call, app.clock().instant().plusSeconds(60));
            return ledger.capture(call + ":usage", call, List.of(new Charge(Reason.CALL, Money.cents(15))), "retell")
                    .op();
        });
        person.type("/start").tap("Wallet").tap("Statement");
        assertThat(person.screen()).contains("Call (0ABC-DEF9) · <b>-$0.15</b>");
        for (var typed : List.of("0ABC-DEF9", "0abcdef9", "Call 0ABC-DEF9", "कॉल 0ABC-DEF9")) {
            olga.type("/start").tap("Admin").type(typed);
            olga.tap(line(olga, "#" + charged + " · Mia"));
            assertThat(olga.screen()).as(typed).contains("Operation #" + charged, "<b>-$0.15</b>");
        }
        olga.type("/start").tap("Admin").type("tx-of-nobody");
        assertThat(olga.screen()).contains("Nobody and nothing fits");

        wallet(olga, 1985).tap("➖ Debit").type("5 taken twice").tap("✅ Do it");
        wallet(olga, 1985)
                .tap(olga.buttons().stream()
                        .filter(it -> it.matches("#\\d+"))
                        .findFirst()
                        .orElseThrow());
        assertThat(olga.screen())
                .contains("Debit by hand: <b>-$5.00</b>", "Order no.", "asked for by Olga", "taken twice");
        olga.tap("‹ Wallet of Mia");
        assertThat(olga.screen()).contains("Mia", "$19.85");
    }

    @Test
    void an_operator_has_a_persons_ledger_sent_with_the_reasons_and_that_is_on_record() {
        DialogDriver.onboarded(app, 1991, "Noa");
        var olga = operator(1992, "Olga");
        wallet(olga, 1991).tap("➕ Credit").type("25 ticket 12").tap("✅ Do it");

        wallet(olga, 1991).tap("📄 As a file (CSV)");
        var file = exported();
        assertThat(file)
                .contains("id,operation,reason\r\n", "Credit by support,25.000000,25.000000,USD", ",ticket 12\r\n");
        assertThat(olga.messages())
                .extracting(Outgoing::html)
                .anySatisfy(said -> assertThat(said).contains("whole ledger of Noa"));
        olga.type("/start").tap("Admin");
        olga.send(new Incoming.Tapped("log", 1, "o:admin.log"));
        assertThat(olga.screen()).contains("had the ledger of Noa sent as a file");
    }

    @Test
    void a_second_operator_may_say_no_and_the_first_may_think_better_of_it() {
        DialogDriver.onboarded(app, 921, "Dev");
        var olga = operator(922, "Olga");
        var carl = operator(923, "Carl");

        wallet(olga, 921).tap("➕ Credit").type("90 by mistake perhaps").tap("✍️ Ask for the second person");
        carl.type("/start").tap("Admin").tap("✍️ Waiting for a second person").tap(line(carl, "$90.00"));
        carl.tap("❌ I do not agree").type("nobody promised that");
        assertThat(carl.screen()).contains("Nothing waits for a second person");

        wallet(olga, 921).tap("➕ Credit").type("95 once more, wrong again").tap("✍️ Ask for the second person");
        olga.type("/start").tap("Admin").tap("✍️ Waiting for a second person").tap(line(olga, "$95.00"));
        olga.tap("Withdraw it");

        assertThat(balance(921)).isEqualTo(Money.ZERO);
    }

    @Test
    void ones_own_wallet_takes_a_second_person_for_any_sum() {
        var olga = operator(931, "Olga");

        wallet(olga, 931).tap("➕ Credit").type("1 a dollar for me");

        assertThat(olga.screen()).contains("takes a second operator");
    }

    @Test
    void a_refund_never_gives_back_more_than_was_taken_and_a_debit_never_more_than_there_is() {
        DialogDriver.onboarded(app, 941, "Eva");
        var olga = operator(942, "Olga");
        var taken = call(() -> {
            var ledger = app.get(Ledger.class);
            ledger.credit(Movement.of("test:941", user(941), Reason.TOP_UP, Money.dollars(20)));
            return ledger.debit(Movement.of("test:941:sub", user(941), Reason.SUBSCRIPTION, Money.dollars(5)))
                    .op();
        });

        wallet(olga, 941).tap("↩️ Refund").type("#" + taken + " 6 too much").tap("✅ Do it");
        assertThat(olga.screen()).contains("Only <b>$5.00</b> of it can still be given back", "Nothing moved");
        wallet(olga, 941).tap("↩️ Refund").type("#" + taken + " 5 the plan did not work");
        assertThat(olga.screen()).contains("The plan stays until its end", "booked at once");
        olga.tap("✅ Do it");
        assertThat(balance(941)).isEqualTo(Money.dollars(20));
        wallet(olga, 941).tap("➖ Debit").type("21 more than there is").tap("✅ Do it");

        assertThat(balance(941)).isEqualTo(Money.dollars(20));
        wallet(olga, 941)
                .tap("💸 Pay out")
                .type("12.50 sent to the address in ticket 7")
                .tap("✅ Do it");
        assertThat(balance(941)).isEqualTo(Money.cents(750));
    }

    @Test
    void nobody_is_asked_to_agree_to_a_refund_of_more_than_is_left() {
        DialogDriver.onboarded(app, 943, "Eva");
        var olga = operator(944, "Olga");
        var carl = operator(945, "Carl");
        var taken = call(() -> {
            var ledger = app.get(Ledger.class);
            ledger.credit(Movement.of("test:943", user(943), Reason.TOP_UP, Money.dollars(200)));
            return ledger.debit(Movement.of("test:943:sub", user(943), Reason.SUBSCRIPTION, Money.dollars(150)))
                    .op();
        });

        wallet(olga, 943)
                .tap("↩️ Refund")
                .type("#" + taken + " 150.01 too much")
                .tap("✍️ Ask for the second person");
        assertThat(olga.screen()).contains("Only <b>$150.00</b> of it can still be given back");
        assertThat(carl.seen()).doesNotContain("$150.01");
        wallet(olga, 943)
                .tap("↩️ Refund")
                .type("#" + taken + " 90 the first part")
                .tap("✍️ Ask for the second person");
        wallet(olga, 943).tap("↩️ Refund").type("#" + taken + " 61 the rest").tap("✍️ Ask for the second person");

        assertThat(olga.screen()).contains("Only <b>$60.00</b> of it can still be given back");
        assertThat(call(() -> app.get(OperatorRequests.class).countWaiting())).isOne();
        carl.type("/start").tap("Admin").tap("✍️ Waiting for a second person").tap(line(carl, "$90.00"));
        carl.tap("✅ I agree");
        assertThat(balance(943)).isEqualTo(Money.dollars(140));
    }

    @Test
    void another_persons_operation_is_no_refund_of_this_one() {
        DialogDriver.onboarded(app, 951, "Fay");
        DialogDriver.onboarded(app, 952, "Gil");
        var olga = operator(953, "Olga");
        var others = call(() -> {
            var ledger = app.get(Ledger.class);
            ledger.credit(Movement.of("test:952", user(952), Reason.TOP_UP, Money.dollars(20)));
            return ledger.debit(Movement.of("test:952:sub", user(952), Reason.SUBSCRIPTION, Money.dollars(5)))
                    .op();
        });

        wallet(olga, 951).tap("↩️ Refund").type("#" + others + " 5 for the wrong person");

        assertThat(olga.buttons()).doesNotContain("✅ Do it");
        assertThat(balance(951)).isEqualTo(Money.ZERO);
    }

    @Test
    void what_is_no_amount_is_said_and_nothing_is_lost() {
        DialogDriver.onboarded(app, 961, "Hal");
        var olga = operator(962, "Olga");

        wallet(olga, 961).tap("➕ Credit");
        for (var wrong : List.of("many thanks", "-5 negative amounts", "0 nothing at all", "25", "NaN not a number")) {
            assertThat(olga.type(wrong).screen()).as(wrong).contains("Please type an amount");
        }
        assertThat(olga.type("25 abc").screen()).contains("5 to 300");
        assertThat(olga.type("25 a good reason").buttons()).contains("✅ Do it");
    }

    @Test
    void whoever_is_debited_is_given_the_way_to_ask_why() {
        var una = DialogDriver.onboarded(app, 973, "Una");
        var olga = operator(974, "Olga");
        call(() -> app.get(Ledger.class).credit(Movement.of("test:973", user(973), Reason.TOP_UP, Money.dollars(9))));

        wallet(olga, 973).tap("➖ Debit").type("1 credited twice").tap("✅ Do it");

        assertThat(una.seen()).contains("has taken <b>$1.00</b>", "[Statement] [💬 Contact support]");
    }

    @Test
    void a_plan_whose_period_is_over_is_not_said_to_stay_when_it_is_refunded() {
        DialogDriver.onboarded(app, 975, "Uma");
        var olga = operator(976, "Olga");
        var plan = call(() -> {
            var businesses = app.get(com.speechcad.tenant.Businesses.class);
            businesses.setTier(businesses.of(user(975)).id(), com.speechcad.tenant.Business.Tier.T1);
            app.get(Ledger.class).credit(Movement.of("test:975", user(975), Reason.TOP_UP, Money.dollars(20)));
            var prime = app
                    .get(com.speechcad.billing.Plans.class)
                    .sold(app.clock().instant())
                    .stream()
                    .filter(one -> one.code() == com.speechcad.billing.Plan.Code.PRIME && one.days() == 1)
                    .findFirst()
                    .orElseThrow();
            app.get(com.speechcad.billing.BuyPlan.class).buy(user(975), prime.id(), 0);
            return app.get(com.speechcad.wallet.Statements.class)
                    .newest(user(975), 1)
                    .lines()
                    .getFirst()
                    .op();
        });
        wallet(olga, 975).tap("↩️ Refund").type("#" + plan + " 5 it did not work");
        assertThat(olga.screen()).contains("The plan stays until its end");

        app.clock().advance(java.time.Duration.ofDays(2));
        wallet(olga, 975).tap("↩️ Refund").type("#" + plan + " 5 it did not work");
        assertThat(olga.screen()).contains("$5.00").doesNotContain("The plan stays");
    }

    @Test
    void a_frozen_wallet_gives_nothing_and_is_opened_again() {
        var ida = DialogDriver.onboarded(app, 971, "Ida");
        var olga = operator(972, "Olga");
        call(() -> app.get(Ledger.class).credit(Movement.of("test:971", user(971), Reason.TOP_UP, Money.dollars(9))));

        wallet(olga, 971).tap("🧊 Freeze").type("chargeback under way");
        assertThat(call(() -> app.get(Wallets.class).status(user(971)))).isEqualTo(WalletStatus.FROZEN);
        assertThat(call(() -> app.get(Ledger.class)
                        .debit(Movement.of("test:971:sub", user(971), Reason.SUBSCRIPTION, Money.dollars(5)))))
                .isInstanceOf(com.speechcad.wallet.Posted.Rejected.class);
        assertThat(ida.seen())
                .contains("🧊 Your wallet is blocked", "💬 Contact support")
                .doesNotContain("chargeback");
        ida.type("/start").tap("Wallet");
        assertThat(ida.screen()).contains("Available", "🧊", "blocked");
        ida.tap("💬 Contact support");
        wallet(olga, 971).tap("🔓 Open again").type("it was settled");

        assertThat(call(() -> app.get(Wallets.class).status(user(971)))).isEqualTo(WalletStatus.OPEN);
        assertThat(ida.seen()).contains("Your wallet is open again");
        assertThat(ida.type("/start").tap("Wallet").screen()).doesNotContain("🧊");
        assertThat(ida.buttons()).doesNotContain("💬 Contact support");
    }

    @Test
    void the_report_proves_the_books_and_shows_what_the_platform_has() {
        DialogDriver.onboarded(app, 981, "Jo");
        call(() -> app.get(Ledger.class).credit(Movement.of("test:981", user(981), Reason.TOP_UP, Money.dollars(3))));

        var olga = operator(982, "Olga").type("/start").tap("Admin").tap("📒 The books");

        assertThat(olga.screen())
                .contains("Every rule of the books holds", "The audit log is whole", "Crypto payments under way");
        olga.tap("🔁 Prove again");
        assertThat(olga.toast()).isEqualTo("✅ Proven again just now: everything holds");
        assertThat(olga.tap("🔁 Prove again").screen()).contains("Every rule of the books holds");
        olga.type("/start").tap("Admin").tap("🗓 Plans").tap(line(olga, "Prime · 1 day"));
        assertThat(olga.screen()).contains("Bulk 100 min, single 20 min").doesNotContain("0:00");
    }

    @Test
    void the_statement_comes_as_a_file_that_adds_up_and_holds_no_formula() {
        var ana = DialogDriver.onboarded(app, 997, "Ana");
        call(() -> {
            var ledger = app.get(Ledger.class);
            ledger.credit(new Movement(
                    "test:997",
                    user(997),
                    Reason.OPERATOR_CREDIT,
                    Money.dollars(20),
                    "",
                    "operator:1",
                    Optional.empty(),
                    "=1+1, \"quoted\""));
            return ledger.debit(Movement.of("test:997:sub", user(997), Reason.SUBSCRIPTION, Money.cents(525)));
        });

        ana.type("/start").tap("Wallet").tap("Statement").tap("📄 As a file (CSV)");
        var file = exported();
        assertThat(file)
                .startsWith("\uFEFFentry,time,time zone,kind,change,balance,currency,about,time in UTC,id")
                .contains("Credit by support,20.000000,20.000000,USD,,2026-")
                .doesNotContain("1+1", "quoted")
                .contains("Plan,-5.250000,14.750000,USD,");
        assertThat(ana.messages())
                .extracting(Outgoing::html)
                .anySatisfy(said -> assertThat(said).contains("whole statement"));
    }

    @Test
    void nobody_but_an_admin_sees_any_of_it() {
        var eve = DialogDriver.onboarded(app, 999, "Eve").type("/start");

        for (var screen : List.of(
                "books.report",
                "books.requests",
                "books.request:1",
                "books.reject:1",
                "books.prices",
                "books.price-list:1",
                "books.price:1",
                "books.price-wish:1",
                "books.price-terms",
                "books.price-term:COST",
                "books.plans",
                "books.plan:1",
                "books.plan-new:1",
                "books.person:1",
                "books.credit:1",
                "books.debit:1",
                "books.refund:1",
                "books.payout:1",
                "books.payouts",
                "books.payout-due:1",
                "books.paid:1",
                "books.unpaid:1",
                "books.freeze:1",
                "books.open:1",
                "books.confirm:CREDIT.1")) {
            eve.send(new Incoming.Tapped("forged", 1, "o:" + screen));
            assertThat(eve.screen()).as(screen).contains("<b>Eve</b>");
        }
    }

    /** The one file that comes of what was tapped. */
    private String exported() {
        var before = app.files().keys();
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        var made =
                app.files().keys().stream().filter(key -> !before.contains(key)).toList();
        assertThat(made).singleElement().asString().startsWith("1/statements/").endsWith(".csv");
        return new String(app.files().get(made.getFirst()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private DialogDriver wallet(DialogDriver olga, long telegramId) {
        olga.send(new Incoming.Tapped(
                "way", 1, "o:books.person:" + user(telegramId).value()));
        return olga;
    }

    private DialogDriver operator(long telegramId, String name) {
        var driver = DialogDriver.onboarded(app, telegramId, name, Language.EN);
        call(() -> {
            app.get(Users.class).makeAdmin(user(telegramId), true);
            return true;
        });
        return driver;
    }

    /** The button whose label holds that. */
    private static String line(DialogDriver driver, String part) {
        return driver.buttons().stream()
                .filter(label -> label.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is not among " + driver.buttons()));
    }

    private Money balance(long telegramId) {
        return call(() -> app.get(Wallets.class).of(user(telegramId)).posted());
    }

    private UserId user(long telegramId) {
        return call(() ->
                app.get(Users.class).byTelegramId(telegramId).orElseThrow().id());
    }

    private <T> T call(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
