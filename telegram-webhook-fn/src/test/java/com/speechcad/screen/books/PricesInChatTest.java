package com.speechcad.screen.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ListSetting;
import com.speechcad.billing.Plans;
import com.speechcad.billing.PriceEntry;
import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Money;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices and plans as operators change them, in a chat. */
class PricesInChatTest {
    private static final String LISTS = "💲 Prices";

    private final TestApp app = TestApp.start();
    private final DialogDriver olga = operator(991, "Olga");
    private final DialogDriver ivan = operator(992, "Ivan");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_price_is_changed_in_the_newest_list_and_what_was_changed_before_stays() {
        newest(olga).type("GB 0.60 dearer route").tap("Publish");
        app.clock().advance(Duration.ofMinutes(5));
        newest(ivan).type("FR 0.50 dearer route").tap("Publish");
        app.clock().advance(Duration.ofHours(2));

        assertThat(price("GB")).isEqualTo(Money.cents(60));
        assertThat(price("FR")).isEqualTo(Money.cents(50));
    }

    @Test
    void nothing_is_changed_in_a_list_that_a_later_one_goes_on_from() {
        lists(ivan).tap(line(ivan, "2026"));
        newest(olga).type("GB 0.60 dearer route").tap("Publish");

        ivan.type("FR 0.50 dearer route");
        assertThat(ivan.screen()).contains("A later list goes on from this one").doesNotContain("$0.50");

        lists(olga).tap(olga.buttons().get(1));
        assertThat(olga.screen()).contains("A later list goes on").doesNotContain("To change a price");
        assertThat(olga.buttons()).doesNotContain("Take it back");
        olga.tap("Open the latest list");
        assertThat(olga.screen()).contains(" · GB</b>", "To change a price");
        assertThat(olga.buttons()).contains("Take it back");
    }

    @Test
    void two_changes_of_one_minute_are_two_lists_and_both_hold() {
        newest(olga).type("GB 0.60 dearer route").tap("Publish");
        newest(olga).type("FR 0.50 dearer route").tap("Publish");
        assertThat(olga.toast()).isEqualTo("Published.");
        app.clock().advance(Duration.ofHours(2));

        assertThat(price("GB")).isEqualTo(Money.cents(60));
        assertThat(price("FR")).isEqualTo(Money.cents(50));
    }

    @Test
    void a_price_below_its_cost_takes_a_second_person() {
        newest(olga).type("gb 0.01 a promotion");
        assertThat(olga.screen())
                .contains("<b>United Kingdom (GB)</b>", "$0.01", "It loses money", "a promotion", "second person");
        assertThat(olga.buttons()).doesNotContain("Publish");
        olga.tap("✍️ Ask for the second person");
        assertThat(ivan.messages())
                .extracting(Outgoing::html)
                .anySatisfy(said -> assertThat(said).contains("change of the prices needs a second person"));

        // Meanwhile somebody changes something else, which stays.
        newest(olga).type("FR 0.50 dearer route").tap("Publish");
        app.clock().advance(Duration.ofHours(5));
        assertThat(price("GB")).isEqualTo(Money.cents(45));

        lists(olga).tap(line(olga, "Waits"));
        assertThat(olga.buttons()).contains("Withdraw it").doesNotContain("✅ I agree");

        agrees(ivan);
        app.clock().advance(Duration.ofMinutes(61));
        assertThat(price("GB")).isEqualTo(Money.cents(1));
        assertThat(price("FR")).isEqualTo(Money.cents(50));
        assertThat(lists(ivan).buttons()).noneMatch(label -> label.contains("Waits"));
    }

    @Test
    void a_second_person_may_say_no_and_the_first_may_think_better_of_it() {
        newest(olga).type("GB 0.01 a promotion").tap("✍️ Ask for the second person");
        lists(ivan).tap(line(ivan, "Waits")).tap("❌ I do not agree");
        assertThat(ivan.toast()).isEqualTo("The prices stay as they are.");
        newest(olga).type("GB 0.02 a promotion").tap("✍️ Ask for the second person");
        lists(olga).tap(line(olga, "Waits")).tap("Withdraw it");
        app.clock().advance(Duration.ofHours(2));

        assertThat(price("GB")).isEqualTo(Money.cents(45));
        assertThat(olga.buttons()).noneMatch(label -> label.contains("Waits"));
    }

    @Test
    void a_raised_cost_is_written_down_by_one_and_warns_of_every_place_that_loses_then() {
        term(olga, "What a minute costs us").type("0.50 a new contract");
        assertThat(olga.screen())
                .contains("What a minute costs us", "$0.09", "$0.50", "places lose money", "United States (US)")
                .doesNotContain("second person");
        olga.tap("Publish");
        app.clock().advance(Duration.ofHours(2));

        assertThat(inForce().costPerMinute()).isEqualTo(Money.cents(50));
        newest(olga).type("GB 0.44 cheaper route");
        assertThat(olga.screen()).contains("It loses money: a minute brings $0.44 and costs $0.50", "second person");
        newest(olga).type("GB 0.46 cheaper route");
        assertThat(olga.screen()).contains("It loses money").doesNotContain("second person");
    }

    @Test
    void a_lowered_cost_takes_a_second_person_as_it_would_hide_a_loss() {
        term(olga, "What a minute costs us").type("0.01 a new contract");
        assertThat(olga.screen()).contains("$0.01", "second person");
        newest(olga).type("GB 0.40/0.31 a new route").tap("Publish");
        newest(olga).type("GB 0.40 / 0.02 a new route");
        assertThat(olga.screen()).contains("$0.31", "$0.02", "second person").doesNotContain("loses");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, United Kingdom 0.60 dearer route",
        "EN, uk $0.60 dearer route",
        "FR, Royaume-Uni 0.60 route plus chère",
        "HI, यूनाइटेड किंगडम 0.60 रूट महँगा हो गया",
        "ZH, 英国 0.60 线路涨价了"
    })
    void a_country_is_taken_by_its_name(Language language, String line) {
        var person = language == Language.EN ? olga : operator(993, "Mei");
        person.type("/start").tap("Admin").tap(LISTS).tap(line(person, "2026"));
        app.tx().run(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            users.choose(users.byTelegramId(person.chat().value()).orElseThrow().id(), language);
        });

        person.type(line);

        assertThat(person.screen()).contains("GB").containsAnyOf("0.60", "0,60");
    }

    @Test
    void a_calling_code_of_several_countries_is_asked_about() {
        newest(olga).type("44 0.60 dearer route");

        assertThat(olga.screen()).contains("More than one place", "United Kingdom (GB)", "Jersey (JE)");
        olga.type("Niger 0.60 dearer route");
        assertThat(olga.screen()).doesNotContain("Nigeria (NG)");
    }

    @Test
    void a_price_that_is_too_fine_is_refused_with_the_reason() {
        newest(olga).type("GB 0.1237 new carrier rates");
        assertThat(olga.screen()).contains("“0.1237” has too many decimals: there can be 2 here");
        olga.type("GB 0.40/0.1234567 new carrier rates");
        assertThat(olga.screen()).contains("“0.1234567” has too many decimals: there can be 6 here");
    }

    @Test
    void a_place_gets_its_cost_with_its_first_price() {
        newest(olga).type("+1242 0.60 the Bahamas");
        assertThat(olga.screen()).contains("what a minute there costs us as well");
        olga.type("+1242 0.60/0.35 the Bahamas").tap("Publish");
        app.clock().advance(Duration.ofHours(2));

        assertThat(entry("+1242").cost()).contains(Money.cents(35));
        newest(olga).type("+1242 0.35 a promotion");
        assertThat(olga.screen()).contains("It loses money", "$0.35", "second person");
    }

    @Test
    void a_part_of_a_country_costs_no_less_than_the_country_unless_two_say_so() {
        newest(olga).type("GB 0.45/0.31 a new contract").tap("Publish");

        newest(olga).type("+4420 0.20／0.10 London");
        assertThat(olga.screen()).contains("second person");
    }

    @Test
    void what_a_list_says_of_every_call_is_changed_as_well_and_in_the_callers_favour_by_two() {
        term(olga, "Billed at least").type("30 as the carrier does").tap("Publish");
        term(olga, "Connection fee").type("0.05 as the carrier does").tap("Publish");
        term(olga, "Not billed up to:").type("3 wrong numbers");
        assertThat(olga.screen()).contains("Not billed up to", "0 seconds", "3 seconds", "second person");
        olga.tap("✍️ Ask for the second person");
        agrees(ivan);
        app.clock().advance(Duration.ofHours(2));

        var terms = inForce().terms();
        assertThat(terms.minimumSeconds()).isEqualTo(30);
        assertThat(terms.connectionFee()).isEqualTo(Money.cents(5));
        assertThat(terms.freeSeconds()).isEqualTo(3);
        assertThat(ListSetting.STEP.of(terms, Money.ZERO)).isEqualTo(6);
        term(olga, "Billing step").type("61 too long").tap("Publish");
        assertThat(olga.toast()).contains("out of range");
        for (var none : List.of("0 too short", "0.5 too short", "ten a new contract", "30")) {
            assertThat(term(olga, "Billing step").type(none).screen()).as(none).contains("Please type the value");
        }
    }

    @Test
    void an_amount_that_may_go_on_behind_its_space_is_asked_about() {
        for (var line : List.of("GB 1 000,50 dearer route", "GB 0.45/1 000 dearer route")) {
            assertThat(newest(olga).type(line).screen()).contains("may be one number", "beginning of the reason");
        }
        assertThat(olga.type("GB 5,000/0.31 dearer route").screen()).contains("“5,000” can mean $5,000.00 or $5.00");
        assertThat(term(olga, "Connection fee").type("1 000,50 a contract").screen())
                .contains("“1 000,50” may be one number");
        assertThat(olga.type("5,000 a new contract").screen()).contains("“5,000” can mean");
        assertThat(term(olga, "Billing step").type("6 000 a new contract").screen())
                .contains("“6 000” may be one number");
        assertThat(prime(olga).type("1 000,50 new rates").screen()).contains("“1 000,50” may be one number");
        assertThat(olga.type("5,000 new rates").screen()).contains("“5,000” can mean");
    }

    @Test
    void what_cannot_be_published_any_more_says_why_in_the_reader_s_words() {
        newest(olga).type("gb 0.20 carrier");
        app.clock().advance(Duration.ofHours(3));
        olga.tap("Publish");
        assertThat(olga.toast()).isEqualTo("It cannot be published: it would begin in the past");

        prime(olga).type("33 new carrier rates");
        app.clock().advance(Duration.ofHours(30));
        olga.tap("Publish");
        assertThat(olga.toast()).isEqualTo("It cannot be published: it would begin in the past");
    }

    @Test
    void a_plan_is_sold_at_another_price_from_tomorrow_on() {
        prime(olga).type("32 new carrier rates").tap("Publish");

        var today = prime();
        app.clock().advance(Duration.ofHours(25));

        assertThat(today).isEqualTo(Money.dollars(30));
        assertThat(prime()).isEqualTo(Money.dollars(32));
    }

    @Test
    void a_wrong_price_of_a_plan_is_taken_back_before_anybody_pays_it() {
        prime(olga).type("3 new carrier rates").tap("Publish");
        prime(olga);
        assertThat(olga.screen())
                .contains("$3.00", "take that back first")
                .doesNotContain("To sell it at another price from");
        olga.tap("Take it back");
        assertThat(olga.screen()).contains("it is sold as before").doesNotContain("$3.00");
        app.clock().advance(Duration.ofHours(25));

        assertThat(prime()).isEqualTo(Money.dollars(30));
    }

    @Test
    void a_cost_that_was_mistyped_by_far_is_not_published_and_the_list_still_opens() {
        newest(olga).type("US 0.45/99999999 a new contract").tap("Publish");
        assertThat(olga.toast()).contains("a price or a cost in it is above $100 a minute");
        term(olga, "Connection fee").type("154000000000 a new contract").tap("Publish");
        assertThat(olga.toast()).contains("a fee or the rounding is out of range");

        assertThat(newest(olga).screen()).contains("To change a price");
    }

    @Test
    void a_cost_has_parts_of_a_cent_and_a_price_has_none() {
        newest(olga).type("GB 0.45/0.1255 a new contract");
        assertThat(olga.screen()).contains("$0.1255");
        term(olga, "What a minute costs us").type("0.125 a new contract").tap("Publish");
        app.clock().advance(Duration.ofHours(2));

        assertThat(inForce().costPerMinute()).isEqualTo(Money.micros(125_000));
        newest(olga).type("GB 0.455/0.20 a new contract");
        assertThat(olga.screen()).contains("“0.455” has too many decimals: there can be 2 here");
    }

    @Test
    void however_many_changes_wait_the_lists_open() {
        app.database()
                .admin("insert into price_wish (tenant_id, place, micros_per_minute, why, asked_by, asked_at)"
                        + " select tenant_id, 'GB', n * 10000, 'a promotion', id, now()"
                        + " from app_user, generate_series(1, 120) n where telegram_id = 991");

        assertThat(lists(olga).buttons())
                .hasSizeLessThan(20)
                .anySatisfy(label -> assertThat(label).contains("Waits"));
        for (var page = 0; page < 10; page++) {
            olga.tap("›");
        }
        assertThat(olga.tap(line(olga, "2026")).screen()).contains("To change a price");
    }

    private static DialogDriver lists(DialogDriver who) {
        return who.type("/start").tap("Admin").tap(LISTS);
    }

    /** Opens the list that begins last. */
    private static DialogDriver newest(DialogDriver who) {
        return lists(who).tap(line(who, "2026"));
    }

    /** Opens what the newest list says for every place. */
    private static DialogDriver term(DialogDriver who, String name) {
        newest(who).tap("⚙️ Cost and terms");
        return who.tap(line(who, name));
    }

    private void agrees(DialogDriver who) {
        lists(who).tap(line(who, "Waits"));
        assertThat(who.screen()).contains("Olga");
        who.tap("✅ I agree");
        assertThat(who.toast()).isEqualTo("Published.");
    }

    private static DialogDriver prime(DialogDriver who) {
        who.type("/start").tap("Admin").tap("🗓 Plans");
        return who.tap(line(who, "Prime · 30 days"));
    }

    private DialogDriver operator(long telegramId, String name) {
        var driver = DialogDriver.onboarded(app, telegramId, name, Language.EN);
        app.tx().run(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            users.makeAdmin(users.byTelegramId(telegramId).orElseThrow().id(), true);
        });
        return driver;
    }

    /** The first button whose label holds that. */
    private static String line(DialogDriver driver, String part) {
        return driver.buttons().stream()
                .filter(label -> label.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is not among " + driver.buttons()));
    }

    private PriceVersion inForce() {
        return call(() -> app.get(PriceVersions.class).at(app.clock().instant()))
                .orElseThrow();
    }

    private Money price(String place) {
        return entry(place).perMinute();
    }

    private PriceEntry entry(String place) {
        var now = inForce();
        return call(() -> app.get(PriceVersions.class).entries(now.id())).stream()
                .filter(entry -> entry.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private Money prime() {
        return call(() -> app.get(Plans.class).sold(app.clock().instant())).stream()
                .filter(plan -> plan.code().name().equals("PRIME") && plan.days() == 30)
                .findFirst()
                .orElseThrow()
                .price();
    }

    private <T> T call(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
