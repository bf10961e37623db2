package com.speechcad.screen.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.SettleAttempt;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wallet and the plan as a person sees and taps them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyScreensTest {
    private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125550134");

    private static final AtomicLong SPEAKERS = new AtomicLong(200);

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void the_wallet_shows_what_is_available_and_held() {
        var ana = DialogDriver.onboarded(app, 101, "Ana");
        credit(user(101), 2000);
        authorise(user(101));

        ana.type("/start");
        assertThat(ana.screen())
                .contains("Wallet <b>$18.80</b> (and $1.20 held)")
                .contains("Minutes left: 0 · 2 in use by calls");
        // Two minutes of Free are reserved, eight minutes are held.
        ana.tap("Wallet");

        assertThat(ana.screen()).contains("Available: <b>$18.80</b>").contains("$1.20");
    }

    @Test
    void what_is_held_comes_back_later_where_its_call_was_dialled_later() {
        var ana = DialogDriver.onboarded(app, 108, "Ana");
        credit(user(108), 2000);
        var attempt = authorise(user(108));
        ana.type("/start").tap("Wallet").tap("What is held");
        var first = ana.screen();
        app.database()
                .admin(
                        "update attempt_authorisation set expires_at = expires_at + interval '1 day' where attempt_id = '"
                                + attempt + "'");

        ana.type("/start").tap("Wallet").tap("What is held");
        assertThat(ana.screen()).contains("back at the latest").isNotEqualTo(first);

        app.database()
                .admin(
                        "insert into parked_operation (tenant_id, kind, key, user_id, breaker, amount_micros, counted, most,"
                                + " payload, created_at) values (1, 'usage', 'attempt:" + attempt + ":charge', "
                                + user(108).value() + ", 'CHARGE_A_MINUTE', 1, 1, 1, '{}', now())");
        ana.type("/start").tap("Wallet").tap("What is held");
        assertThat(ana.screen()).contains("its charge is being looked into").doesNotContain("back at the latest");
    }

    @Test
    void a_statement_is_paged_and_each_line_has_the_balance_after_it() {
        var ana = DialogDriver.onboarded(app, 102, "Ana");
        for (var i = 1; i <= 10; i++) {
            credit(user(102), i * 100L);
        }

        ana.type("/start").tap("Wallet").tap("Statement");
        assertThat(ana.screen()).contains("Top-up · <b>$10.00</b> → $55.00").doesNotContain("<b>$2.00</b>");
        ana.tap("Older ›");

        assertThat(ana.screen()).contains("Top-up · <b>$2.00</b> → $3.00").contains("<b>$1.00</b> → $1.00");
        assertThat(ana.buttons()).doesNotContain("Older ›");
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("→ $55.00");
    }

    @Test
    void a_call_that_is_over_has_a_receipt_in_the_list() {
        var ana = DialogDriver.onboarded(app, 103, "Ana");
        credit(user(103), 500);
        var attempt = authorise(user(103));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(SettleAttempt.class).settle(attempt, Duration.ofSeconds(150), false));

        ana.type("/start").tap("Wallet").tap("Receipts");

        assertThat(ana.buttons().getFirst()).endsWith("· 2:30 · $0.075");
    }

    @Test
    void a_paid_plan_is_shown_but_not_sold_below_t1() {
        var ana = DialogDriver.onboarded(app, 104, "Ana");
        credit(user(104), 10_000);

        ana.type("/start").tap("Plan");
        assertThat(ana.screen()).contains("<b>Free</b> is waiting");
        ana.tap("Plans and prices").tap("Prime · 7 days · $20.00");

        assertThat(ana.screen()).contains("once your business is approved");
        assertThat(ana.buttons()).noneMatch(label -> label.startsWith("Buy"));
    }

    @Test
    void a_plan_is_bought_with_a_confirmation_and_a_double_tap_buys_once() {
        var ana = DialogDriver.onboarded(app, 105, "Ana");
        credit(user(105), 10_000);
        trust(user(105));

        ana.type("/start").tap("Plan").tap("Plans and prices").tap("Elite · 1 day · $15.00");
        var buy = ana.remember("Buy for $15.00");
        buy.tap();
        assertThat(ana.screen()).contains("Your plan: <b>Elite</b>").contains("<b>150</b> of 150");
        buy.tap();
        buy.tap();

        assertThat(available(user(105))).isEqualTo(Money.dollars(85));
        ana.type("/start");
        assertThat(ana.screen())
                .contains("<b>Elite</b>")
                .contains("Campaign minutes 150 of 150")
                .contains("20 min left");
    }

    @Test
    void what_is_missing_for_a_plan_is_said_instead_of_a_button() {
        var ana = DialogDriver.onboarded(app, 106, "Ana");
        credit(user(106), 1_999);
        trust(user(106));

        ana.type("/start").tap("Plan").tap("Plans and prices").tap("Prime · 7 days · $20.00");

        assertThat(ana.screen()).contains("<b>$0.01</b> is missing");
        assertThat(ana.buttons()).noneMatch(label -> label.startsWith("Buy"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_screen_speaks_the_persons_language(Language language) {
        var telegram = SPEAKERS.incrementAndGet();
        var person = DialogDriver.onboarded(app, telegram, "Ana", language);
        credit(user(telegram), 10_000);
        trust(user(telegram));
        authorise(user(telegram));

        for (var screen : new String[] {"wallet", "wallet.statement", "wallet.receipts", "plan", "plan.list"}) {
            person.send(new com.speechcad.dialog.Incoming.Tapped("c", 1, "o:" + screen));
            assertThat(person.screen()).isNotBlank().doesNotContain("{");
        }
    }

    private UserId user(long telegram) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .byTelegramId(telegram)
                                .orElseThrow()
                                .id());
    }

    private void credit(UserId user, long cents) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Ledger.class)
                                .credit(Movement.of(
                                        "topup:" + UUID.randomUUID(), user, Reason.TOP_UP, Money.cents(cents))));
    }

    private UUID authorise(UserId user) {
        var attempt = UUID.randomUUID();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(AuthoriseAttempt.class)
                                .authorise(attempt, user, CallKind.SINGLE, NEW_YORK, false));
        return attempt;
    }

    private void trust(UserId user) {
        var businesses = app.get(Businesses.class);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> businesses.setTier(businesses.of(user).id(), Business.Tier.T1));
    }

    private Money available(UserId user) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(Wallets.class).of(user).available());
    }
}
