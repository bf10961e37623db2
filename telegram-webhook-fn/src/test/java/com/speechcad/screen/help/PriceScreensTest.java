package com.speechcad.screen.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.PriceEntry;
import com.speechcad.billing.PublishPrices;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.Rounding;
import com.speechcad.billing.Terms;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.SwitchCountry;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls cost, as a person finds it before there is anything to call. */
class PriceScreensTest {
    private static final long ANA = 4711;
    private static final String PRICES = "💲 Prices per minute";
    private static final Terms TERMS = new Terms(6, 30, 0, 30, Money.cents(4), Rounding.EXACT, Money.cents(2));

    private final TestApp app = TestApp.start();
    private final DialogDriver ana = DialogDriver.onboarded(app, ANA, "Ana");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void the_countries_that_can_be_called_stand_first_and_the_rest_behind_a_lock_page_by_page() {
        open();

        assertThat(ana.buttons())
                .startsWith("Canada · $0.15/min", "United States · $0.15/min", "🔒 Algeria · $0.85/min");
        assertThat(ana.screen()).contains("🔒 Calls there are not open yet");
        assertThat(ana.buttons()).contains("1 of 7");
        ana.tap("›");
        assertThat(ana.buttons()).contains("2 of 7").doesNotContain("Canada · $0.15/min");
    }

    @Test
    void a_country_that_is_opened_moves_up_and_one_that_is_closed_loses_its_place() {
        app.tx().run(TestApp.TENANT, () -> {
            app.get(SwitchCountry.class).byOwner("owner", "GB", true);
            app.get(SwitchCountry.class).byTenant("admin", "US", false);
        });

        open();

        assertThat(ana.buttons())
                .startsWith("Canada · $0.15/min", "United Kingdom · $0.45/min", "🔒 Algeria · $0.85/min");
        ana.type("US");
        assertThat(ana.screen()).contains("🔒 Calls there are not open yet: only your own phone and your guests");
        ana.type("GB");
        assertThat(ana.screen()).contains("✅ Calls there are open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"France", "france", "FR", "फ़्रांस", "法国"})
    void a_country_is_found_by_its_name_in_any_language(String typed) {
        open();

        ana.type(typed);

        assertThat(ana.screen())
                .startsWith("💲 <b>France</b>\n<b>$0.45</b> per minute\nPlan minutes do not reach there.")
                .contains("steps of 6 seconds, at least 6 seconds", "Recording, if you switch it on: $0.02 per call")
                .contains("A transfer costs what a call to the number it goes to would cost")
                .contains("🔒 Calls there are not open yet")
                .doesNotContain("Connection");
    }

    @Test
    void the_price_of_a_number_is_the_one_a_call_there_would_be_quoted_at() {
        publish(
                PriceEntry.ofRegion("US", true, Money.cents(15)),
                PriceEntry.ofPrefix("+1415", true, Money.cents(19)),
                PriceEntry.ofPrefix("+1212", false, Money.cents(23)));
        open();

        for (var number : List.of("+14155550134", "+12125550134", "+12025550134")) {
            ana.type(number);
            assertThat(ana.screen()).startsWith("That number: <b>$" + quoted(number) + "</b> per minute");
        }
        assertThat(ana.screen())
                .contains("<b>United States</b>\nFrom <b>$0.15</b> to <b>$0.23</b> per minute")
                .contains("Plan minutes reach some of its numbers.")
                .contains("at least 30 seconds", "Connection: $0.04, once per call");
        ana.tap("‹ Back");
        assertThat(ana.buttons()).first().isEqualTo("United States · $0.15–$0.23/min");
    }

    @Test
    void the_price_shown_is_the_one_in_force_when_it_is_looked_at() {
        open();
        ana.type("US");
        assertThat(ana.screen()).contains("<b>$0.15</b> per minute\nPlan minutes reach there.");
        publish(PriceEntry.ofRegion("US", true, Money.cents(17)));

        ana.type("US");

        assertThat(ana.screen()).contains("<b>$0.17</b> per minute");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +19002345678   | never called
            +18002345678   | never called
            +35312345678   | <b>$0.45</b> per minute
            +3545551234    | There is no price for calls there
            Iceland        | There is no price for calls there
            Atlantis       | I know no country and no number like that
            12             | I know no country and no number like that
            """, delimiter = '|')
    void what_cannot_be_called_is_said_to_be_so(String typed, String said) {
        open();

        assertThat(ana.type(typed).screen()).contains(said);
    }

    @Test
    void a_number_is_read_as_at_home_and_kept_nowhere() {
        open();

        ana.type("(415) 555-0177");

        assertThat(ana.screen()).contains("That number: <b>$0.15</b>").doesNotContain("0177");
        ana.tap("🏠 Home");
        assertThat(rowsWith("4155550177", "555-0177")).isZero();
    }

    @Test
    void without_a_list_nothing_has_a_price() {
        app.database().admin("alter table price_version disable trigger all");
        app.database().admin("update price_version set withdrawn_at = effective_from - interval '1 second'");

        open();

        assertThat(ana.screen()).contains("There are no prices at the moment");
        ana.tap("🏠 Home");
        assertThat(ana.screen()).contains("<b>Ana</b>");
    }

    @Test
    void it_can_be_looked_up_before_anybody_is_in_and_from_the_plans() {
        var bea = DialogDriver.stranger(app, 4712, Language.EN);
        bea.type("/start").tap("✅ English").type("/help").tap(PRICES).type("France");
        assertThat(bea.screen()).contains("<b>$0.45</b> per minute");

        ana.type("/start").tap("Plan").tap("Plans and prices").tap(PRICES);
        assertThat(ana.buttons()).contains("Canada · $0.15/min");
    }

    @Test
    void another_search_is_shown_from_its_first_page() {
        open();
        ana.type("s").tap("›");
        assertThat(ana.buttons()).anyMatch(label -> label.startsWith("2 of "));

        ana.type("m");

        assertThat(ana.buttons()).anyMatch(label -> label.startsWith("1 of "));
    }

    private void open() {
        ana.type("/help").tap(PRICES);
    }

    private String quoted(String number) {
        return app.tx().call(TestApp.TENANT, () -> {
            var user = app.get(Users.class).byTelegramId(ANA).orElseThrow().id();
            app.get(Ledger.class).credit(Movement.of("rich:" + number, user, Reason.TOP_UP, Money.dollars(50)));
            var quote = app.get(Quotes.class).quote(user, CallKind.SINGLE, new PhoneNumber(number), false);
            return ((Quote.Offered) quote)
                    .perMinute()
                    .toDollars()
                    .stripTrailingZeros()
                    .toPlainString();
        });
    }

    private void publish(PriceEntry... entries) {
        app.clock().advance(Duration.ofSeconds(1));
        var draft = new PublishPrices.Draft("new", app.clock().instant(), TERMS, Money.cents(9), List.of(entries));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> assertThat(app.get(PublishPrices.class)
                                        .publish(new UserId(1), draft, Map.of("reason", "a test")))
                                .isInstanceOf(PublishPrices.Outcome.Published.class));
    }

    /** In all that is stored, whatever the table. */
    private long rowsWith(String... digits) {
        return app.tx().call(TestApp.TENANT, () -> {
            var tables = app.sql()
                    .of("select relname from pg_class where relkind in ('r', 'p')"
                            + " and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')")
                    .list(row -> row.text("relname"));
            assertThat(tables).contains("chat_session").hasSizeGreaterThan(20);
            var found = 0L;
            for (var table : tables) {
                for (var wanted : digits) {
                    found += app.sql()
                            .of("select count(*) as many from " + table + " t where t::text like :wanted")
                            .with("wanted", "%" + wanted + "%")
                            .only(row -> row.number("many"));
                }
            }
            return found;
        });
    }
}
