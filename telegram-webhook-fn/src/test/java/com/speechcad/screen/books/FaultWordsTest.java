package com.speechcad.screen.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Settlements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the books is told in the operator's language, amounts as money and instants as dates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultWordsTest {
    private static final Pattern A_RULE = Pattern.compile("select '((?:[^']|'')+)',\\s+format\\('([^']+)'");

    private final TestApp app = TestApp.start();

    @BeforeAll
    void a_top_up_that_was_settled_in_part_and_a_wallet_with_a_dollar_too_much() {
        DialogDriver.onboarded(app, 991, "Jo");
        var jo = user(991);
        call(() -> app.get(Ledger.class).credit(Movement.of("test:991", jo, Reason.TOP_UP, Money.dollars(50))));
        call(() -> app.get(Settlements.class).settle("settle:test:991", "test:991", "dynopay"));
        app.database().admin("alter table ledger_transfer disable trigger append_only");
        app.database().admin("update ledger_transfer set amount_micros = 1000000 where clears_id is not null");
        app.database().admin("update ledger_transfer set effective_at = '2026-01-02 15:04:05+00'");
        app.database().admin("update ledger_account set posted_micros = posted_micros + 1000000 where code = 'wallet'");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | A payment has not been settled: $49.00 since | A balance is not the sum of its entries",
                "HI | भुगतान का निपटान नहीं हुआ | शेष प्रविष्टियों के जोड़ के बराबर नहीं है",
                "ZH | 款项尚未结清 | 余额与分录之和不符",
                "FR | Un paiement n’a pas été encaissé | Un solde n’est pas la somme de ses écritures",
            })
    void the_report_says_it_in_money_and_dates(Language language, String unsettled, String unequal) {
        var telegram = 992L + List.of(Language.values()).indexOf(language);
        var olga = DialogDriver.onboarded(app, telegram, "Olga", language);
        var who = user(telegram);
        call(() -> {
            app.get(Users.class).makeAdmin(who, true);
            return true;
        });

        olga.send(new Incoming.Tapped("c", 1, "o:books.report"));

        assertThat(olga.screen())
                .contains(unsettled, unequal, "Jo", "50", "51")
                .doesNotContain("50000000", "51000000", "2026-01-02", "+00");
    }

    @Test
    void every_rule_that_the_proof_knows_has_its_words() throws IOException {
        var rules = rules();
        assertThat(rules).hasSizeGreaterThan(15);
        for (var rule : rules) {
            assertThat(FaultWords.of(rule, _ -> Optional.empty()).key())
                    .as(rule.toString())
                    .isInstanceOf(FaultWords.class);
        }
    }

    /** As they stand in the migrations that brought them, sevens in all the gaps. */
    private static List<Ledger.Fault> rules() throws IOException {
        var rules = new ArrayList<Ledger.Fault>();
        for (var migration : List.of(
                "V180__proof_in_slices.sql",
                "V380__every_kind_on_its_account.sql",
                "V424__a_provider_that_is_late_is_no_fault.sql")) {
            rules.addAll(rules(migration));
        }
        return rules;
    }

    private static List<Ledger.Fault> rules(String migration) throws IOException {
        try (var sql = Ledger.class.getResourceAsStream("/db/migration/" + migration)) {
            if (sql == null) {
                throw new IllegalStateException("the migration is not there");
            }
            return A_RULE.matcher(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> new Ledger.Fault(
                            found.group(1).replace("''", "'"),
                            found.group(2)
                                    .replace("since %s", "since 2026-01-02 15:04:05.25+00")
                                    .replace("%s", "7")))
                    .toList();
        }
    }

    private UserId user(long telegram) {
        return call(
                () -> app.get(Users.class).byTelegramId(telegram).orElseThrow().id());
    }

    private <T> T call(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
