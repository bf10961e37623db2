package com.speechcad.screen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.Credits;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.PublishPlans;
import com.speechcad.billing.Purchase;
import com.speechcad.billing.RenewSubscriptions;
import com.speechcad.billing.Subscriptions;
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
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans as a person sees and taps them. */
class PlanScreensTest {
    private static final long ANA = 4711;

    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plan_is_bought_changed_cancelled_and_kept(Language language) {
        var person = DialogDriver.onboarded(app, ANA, "Ana", language);
        trust();
        credit(10_000);

        Transcript.replay(person, "plan." + language.code());

        assertThat(available()).isEqualTo(Money.dollars(70));
    }

    @Test
    void a_double_tap_on_an_upgrade_changes_once() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("Buy for $20.00");
        ana.tap("Plans and prices").tap("Elite · 7 days · $25.00");
        assertThat(ana.screen())
                .contains("− Prime: 168 of 168 hours left of $20.00 = <b>$20.00</b>")
                .contains("= to pay now: <b>$5.00</b>");
        var change = ana.remember("Buy for $5.00");
        change.tap();
        assertThat(ana.toast()).startsWith("✅ Elite is yours until");
        change.tap();
        assertThat(ana.toast())
                .startsWith("✅ Bought already: Elite is yours until")
                .contains("charged once");
        change.tap();

        assertThat(available()).isEqualTo(Money.dollars(75));
        assertThat(ana.screen()).contains("Your plan: <b>Elite</b>");
    }

    @Test
    void a_button_from_before_another_plan_was_bought_days_ago_does_not_say_that_its_own_was() {
        var ana = rich();
        ana.tap("Elite · 7 days · $25.00");
        var elite = ana.remember("Buy for $25.00");
        ana.tap("‹ Back").tap("Prime · 7 days · $20.00").tap("Buy for $20.00");
        app.clock().advance(Duration.ofDays(2));

        elite.tap();

        assertThat(ana.toast()).doesNotContain("already");
        assertThat(available()).isEqualTo(Money.dollars(80));
    }

    @Test
    void what_ends_by_itself_has_nothing_to_cancel() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("🔁 Auto-renewal: off").tap("Buy for $20.00");
        ana.type("/start").tap("Plan");
        assertThat(ana.buttons()).contains("🔁 Auto-renewal: on", "Cancel the plan");

        ana.tap("🔁 Auto-renewal: on");

        assertThat(ana.buttons()).contains("🔁 Auto-renewal: off").doesNotContain("Cancel the plan");
    }

    @Test
    void an_old_button_whose_credit_has_changed_shows_the_new_sum_instead_of_charging() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("Buy for $20.00");
        ana.tap("Plans and prices").tap("Elite · 7 days · $25.00");
        var change = ana.remember("Buy for $5.00");
        app.clock().advance(Duration.ofDays(1));
        change.tap();

        assertThat(available()).isEqualTo(Money.dollars(80));
        assertThat(ana.screen()).contains("144 of 168 hours");
    }

    @Test
    void past_due_shows_what_is_missing_with_a_top_up_and_the_credit_renews() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("🔁 Auto-renewal: off").tap("Buy for $20.00");
        spend(70);
        app.clock().advance(Duration.ofDays(7));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(5));

        ana.type("/start");
        assertThat(ana.seen()).contains("<b>Prime</b> waits for its renewal: $10.00 missing");
        ana.tap("Plan");
        assertThat(ana.seen())
                .contains("Your plan <b>Prime</b> has ended")
                .contains("<b>$10.00</b> is missing")
                .contains("Next try by itself");
        assertThat(ana.seen()).contains("[Top up]", "[Cancel the plan]");
        credit(1000);

        assertThat(ana.screen()).contains("was renewed for $20.00").contains("In your wallet: $0.00.");
        ana.type("/start").tap("Plan");
        assertThat(ana.seen()).contains("Your plan: <b>Prime</b>").contains("🔁 Renews on");
        assertThat(available()).isEqualTo(Money.ZERO);
    }

    @Test
    void free_minutes_are_promised_at_the_door_only_to_who_gets_them() {
        var users = app.get(Users.class);
        assertThat(arrives(ANA)).contains("It costs nothing: 2 minutes are on us.");
        app.tx().run(TestApp.TENANT, () -> users.meet(ANA + 1, Optional.of(Language.EN)));
        app.database().admin("update app_user set free_used = true where telegram_id = " + (ANA + 1));

        assertThat(arrives(ANA + 1))
                .contains("let the bot call", "your own phone")
                .doesNotContain("costs nothing");
    }

    private String arrives(long telegram) {
        var somebody = DialogDriver.stranger(app, telegram, Language.EN);
        return somebody.type("/start")
                .tap("✅ English")
                .type("Ana")
                .tap("✅ I accept")
                .screen();
    }

    /** Its state is looked at, never the word for it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plan_that_waits_for_money_and_one_that_is_over_say_so_in_every_language(Language language) {
        var ana = DialogDriver.onboarded(app, ANA, "Ana", language);
        trust();
        credit(2_000);
        app.database().admin("update app_user set free_used = true");
        assertThat(opened(ana)).contains(said(PlanWords.NO_PLAN, language));
        renewingPlan();
        assertThat(opened(ana)).doesNotContain(said(PlanWords.NO_PLAN, language));

        app.clock().advance(Duration.ofDays(7));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(5));
        assertThat(opened(ana))
                .contains(Words.html(
                        Text.text(PlanWords.TOO_LITTLE).with("missing", Money.dollars(20)), Reader.of(language)))
                .doesNotContain(said(PlanWords.NO_PLAN, language));
        assertThat(ana.buttons()).contains(said(PlanWords.CANCEL, language));

        app.clock().advance(Duration.ofDays(30));
        app.get(RenewSubscriptions.class).run(Duration.ofSeconds(5));
        assertThat(opened(ana)).contains(said(PlanWords.NO_PLAN, language));
        assertThat(ana.buttons())
                .contains(said(PlanWords.CHOOSE, language), said(PlanWords.HISTORY, language))
                .doesNotContain(said(PlanWords.CANCEL, language));
    }

    private void renewingPlan() {
        var user = user();
        app.tx().run(TestApp.TENANT, () -> {
            var plan = app.get(Plans.class).sold(app.clock().instant()).stream()
                    .filter(one -> one.code() == Plan.Code.PRIME && one.days() == 7)
                    .findFirst()
                    .orElseThrow();
            var newest = app.get(Subscriptions.class).newest(user);
            assertThat(app.get(BuyPlan.class).buy(user, plan.id(), newest, true))
                    .isInstanceOf(Purchase.Bought.class);
        });
    }

    private static String opened(DialogDriver person) {
        return person.type("/start")
                .send(new Incoming.Tapped("plan", 0, "o:" + PlanScreen.ID))
                .screen();
    }

    private static String said(PlanWords words, Language language) {
        return Words.html(Text.text(words), Reader.of(language));
    }

    @Test
    void what_is_missing_is_paid_with_crypto_and_the_purchase_waits_until_it_is_given_up() {
        var ana = DialogDriver.onboarded(app, ANA, "Ana");
        trust();
        ana.type("/start").tap("Plan").tap("Plans and prices").tap("Prime · 7 days · $20.00");
        ana.tap("💱 Pay for it with crypto");
        assertThat(ana.screen()).contains("$20.00 is missing in your wallet, so <b>$20.00</b> is topped up");
        var coin = ana.remember("TRX");
        coin.tap();
        coin.tap();
        ana.type("/start").tap("Plan");
        assertThat(ana.screen())
                .contains("⏳ <b>Prime</b> is bought as soon as your payment has arrived", "<b>$20.00</b> is missing");
        credit(1000);
        assertThat(ana.type("/start").tap("Plan").screen()).contains("<b>$10.00</b> is missing");
        assertThat(ana.buttons()).contains("Top up");
        assertThat(count("top_up")).isEqualTo(1);
        ana.tap("Give up the purchase");

        assertThat(ana.screen()).doesNotContain("⏳");
        credit(1000);
        assertThat(available()).isEqualTo(Money.dollars(20));
    }

    @Test
    void kept_after_a_cancellation_the_plan_is_followed_by_what_was_chosen_and_the_toast_says_so() {
        var ana = rich();
        ana.tap("Ultra · 7 days · $30.00").tap("Buy for $30.00");
        ana.tap("Plans and prices").tap("Prime · 1 day · $10.00").tap("Let it follow");
        assertThat(ana.screen()).contains("<b>Prime</b> follows, for $10.00");

        ana.tap("Cancel the plan").tap("Yes, cancel");
        assertThat(ana.screen()).contains("Nothing more is charged").doesNotContain("follows");
        ana.tap("↩️ Keep the plan");

        assertThat(ana.toast()).isEqualTo("Your plan stays, and Prime follows for $10.00, as you had chosen.");
        assertThat(ana.screen()).contains("<b>Prime</b> follows, for $10.00");
    }

    @Test
    void the_sum_that_is_missing_is_the_first_one_that_is_offered() {
        var ana = DialogDriver.onboarded(app, ANA, "Ana");
        trust();
        credit(800);
        ana.type("/start").tap("Plan").tap("Plans and prices").tap("Prime · 7 days · $20.00");
        assertThat(ana.screen()).contains("<b>$12.00</b> is missing");
        ana.tap("Top up").tap("TRX");
        assertThat(ana.buttons()).startsWith("$12.00 (for what was missing)", "$10.00", "$25.00");
        ana.tap("$12.00 (for what was missing)");
        assertThat(ana.screen()).contains("<b>$12.00</b> with");

        credit(1_100);
        ana.type("/start").tap("Plan").tap("Plans and prices").tap("Prime · 7 days · $20.00");
        ana.tap("Top up").tap("TRX");
        assertThat(ana.buttons()).startsWith("$5.00 (for what was missing)");
        ana.type("7");
        assertThat(ana.screen()).contains("<b>$7.00</b> with");
    }

    @Test
    void a_price_that_is_to_come_stands_in_the_list_and_with_the_plan() {
        var ana = rich();
        var from = app.clock().instant().plus(Duration.ofDays(2));
        app.tx().run(TestApp.TENANT, () -> {
            var prime = app.get(Plans.class).sold(app.clock().instant()).stream()
                    .filter(one -> one.code() == Plan.Code.PRIME && one.days() == 7)
                    .findFirst()
                    .orElseThrow();
            assertThat(app.get(PublishPlans.class).publish(user(), dearer(prime, from), "dearer"))
                    .isInstanceOf(PublishPlans.Outcome.Published.class);
        });

        ana.type("/start").tap("Plan").tap("Plans and prices");
        assertThat(ana.screen())
                .containsPattern("Prime · 7 days · <b>\\$20.00</b> · .*\n🗓 From .* on: <b>\\$23.00</b>\n")
                .containsOnlyOnce("🗓");
        ana.tap("Prime · 7 days · $20.00");
        assertThat(ana.screen()).containsPattern("🗓 From .* on: <b>\\$23.00</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, 📈 Raise my limits, your guests",
        "HI, 📈 मेरी सीमा बढ़ाएँ, मेहमानों",
        "ZH, 📈 提升我的额度, 受邀人",
        "FR, 📈 Relever mes limites, vos invités"
    })
    void before_the_approval_the_plans_lead_to_it(Language language, String raise, String guests) {
        var ana = DialogDriver.onboarded(app, ANA, "Ana", language);
        ana.send(new Incoming.Tapped("plans", 0, "o:plan.list"));
        assertThat(ana.screen()).contains(guests).doesNotContain("T1");
        assertThat(ana.buttons()).contains(raise);
        ana.tap(ana.buttons().getFirst());
        assertThat(ana.screen()).contains("10", guests).doesNotContain("T1");

        ana.tap(raise);

        assertThat(ana.screen()).contains("📈 <b>");
    }

    @Test
    void the_list_says_what_sets_plans_apart() {
        rich();
        var ana = DialogDriver.onboarded(app, ANA, "Ana");
        ana.type("/start").tap("Plan").tap("Plans and prices");
        assertThat(ana.buttons()).doesNotContain("📈 Raise my limits");
        assertThat(ana.screen())
                .contains("Prime · 1 day · <b>$10.00</b> · 100 campaign minutes\n")
                .contains("Prime · 7 days · <b>$20.00</b> · 200 campaign minutes · ↪\n")
                .contains("↪ with transfer of calls.", "Single calls are unlimited (fair use) in all of them.");
        ana.tap("Prime · 1 day · $10.00");
        assertThat(ana.screen()).contains("Transfer of calls: no");
        ana.tap("‹ Back").tap("Prime · 7 days · $20.00");
        assertThat(ana.screen()).contains("Transfer of calls: yes");
    }

    @Test
    void what_the_catalogue_does_not_give_is_not_promised() {
        app.database().admin("alter table plan disable trigger all");
        app.database().admin("update plan set transfer = false, single_unlimited = (code <> 'ELITE')");
        var ana = rich();

        assertThat(ana.screen()).doesNotContain("↪").doesNotContain("unlimited");
        ana.tap("Elite · 7 days · $25.00");
        assertThat(ana.screen()).contains("Single calls: 60 minutes").doesNotContain("unlimited");
    }

    @Test
    void home_says_for_how_long_the_plan_lasts_and_what_is_unlimited() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("Buy for $20.00").type("/start");

        assertThat(ana.screen())
                .contains("<b>Prime</b>, 7 days left")
                .contains("Campaign minutes 200 of 200 · single calls unlimited (fair use: 60 min left)");
        app.clock().advance(Duration.ofHours(22));
        ana.type("/start");
        assertThat(ana.screen()).contains("<b>Prime</b>, 6 days 2 h left");
    }

    @Test
    void somebody_without_a_history_is_told_so() {
        var ana = DialogDriver.onboarded(app, ANA, "Ana");

        ana.type("/start").tap("Plan").tap("History");

        assertThat(ana.screen()).contains("you never had a plan");
    }

    @Test
    void a_long_history_is_paged() {
        var ana = rich();
        ana.tap("Prime · 7 days · $20.00").tap("Buy for $20.00");
        for (var i = 0; i < 6; i++) {
            ana.tap("🔁 Auto-renewal: off").tap("🔁 Auto-renewal: on");
        }
        ana.tap("History");
        assertThat(ana.screen()).doesNotContain("began");
        ana.tap("›");

        assertThat(ana.screen()).contains("Prime began for $20.00");
    }

    private static PublishPlans.Draft dearer(Plan plan, Instant from) {
        return new PublishPlans.Draft(
                plan.code(),
                plan.days(),
                plan.price().plus(Money.dollars(3)),
                plan.bulk(),
                plan.single(),
                plan.singleUnlimited(),
                plan.transfer(),
                plan.support(),
                plan.longestCall(),
                from);
    }

    private DialogDriver rich() {
        var ana = DialogDriver.onboarded(app, ANA, "Ana");
        trust();
        credit(10_000);
        return ana.type("/start").tap("Plan").tap("Plans and prices");
    }

    private UserId user() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .byTelegramId(ANA)
                                .orElseThrow()
                                .id());
    }

    private void credit(long cents) {
        var user = user();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Credits.class)
                                .credit(Movement.of(
                                        "topup:" + UUID.randomUUID(), user, Reason.TOP_UP, Money.cents(cents))));
    }

    private void spend(long dollars) {
        var user = user();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Ledger.class)
                                .debit(Movement.of(
                                        "spend:" + UUID.randomUUID(), user, Reason.CALL, Money.dollars(dollars))));
    }

    private void trust() {
        var businesses = app.get(Businesses.class);
        var user = user();
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> businesses.setTier(businesses.of(user).id(), Business.Tier.T1));
    }

    private Money available() {
        var user = user();
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(Wallets.class).of(user).available());
    }

    private long count(String table) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select count(*) as many from " + table)
                                .only(row -> row.number("many")));
    }
}
