package com.speechcad.screen.topup;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.Breakers;
import com.speechcad.billing.Credits;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Wallets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The circuit breakers' limits and what they stopped, as operators tap and type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedLimitsTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_lower_limit_holds_at_once_and_a_higher_one_when_a_second_operator_agrees() {
        var olga = operator(951, "Olga");
        var carl = operator(952, "Carl");
        open(olga).tap("Debits an hour");
        assertThat(olga.type("nonsense").screen()).contains("an amount above zero");
        assertThat(olga.type("100 abc").screen()).contains("5 to 300");
        assertThat(olga.type("1,000 quiet weeks").screen()).contains("“1,000” can mean $1,000.00 or $1.00");
        assertThat(olga.type("1 000 quiet weeks").screen()).contains("“1 000” may be one number");
        olga.type("100 quiet weeks ahead");
        assertThat(olga.screen()).contains("Now: From one wallet in an hour", "<b>$100.00</b>", "It holds at once");
        olga.tap("Set it");
        assertThat(olga.toast()).contains("The limit holds from now on");
        assertThat(olga.screen()).contains("at most <b>$100.00</b>");

        olga.tap("Cost of a minute").type("12.50 dear countries were added");
        assertThat(olga.screen()).contains("A second operator has to agree first");
        olga.tap("Ask a second operator");
        assertThat(limits().chargeAMinute()).isEqualTo(Money.dollars(10));
        assertThat(carl.seen()).contains("Another operator wants to raise a limit");

        carl.tap("Look at it");
        assertThat(carl.screen()).contains("Olga", "dear countries were added", "<b>$12.50</b>");
        carl.tap("I agree, do it");
        assertThat(limits()).isEqualTo(new BreakerLimits.Limits(20, Money.dollars(100), Money.cents(1250)));

        open(carl).tap("Changes a day").type("1001 a slip of the finger");
        assertThat(carl.screen()).contains("a whole number from 1 to 1000");
        carl.type("30 a second shop").tap("Ask a second operator");
        open(olga).tap("Changes a day").type("19 quiet weeks ahead");
        assertThat(olga.screen()).contains("still waits for a second operator gives way to this one");
        open(olga).tap("Changes a day").type("20 it is that already");
        assertThat(olga.screen()).doesNotContain("gives way");
        open(carl).tap("Withdraw");
        assertThat(carl.toast()).contains("Nothing was changed");
        assertThat(limits().operationsADay()).isEqualTo(20);
    }

    @Test
    void a_debit_above_the_limit_is_released_by_two_who_both_see_why() {
        var olga = operator(961, "Olga");
        var carl = operator(962, "Carl");
        DialogDriver.onboarded(app, 963, "Ana");
        var ana = user(963);
        stopped(ana);

        olga.send(new Incoming.Tapped("c", 1, "o:admin")).tap("Stopped debits").tap(one(olga, "$60.00"));
        olga.tap("Release").type("a good customer");
        assertThat(olga.screen()).contains("Another operator has been asked to agree");
        olga.tap(one(olga, "$60.00"));
        assertThat(olga.screen()).contains("wants it to be charged");
        assertThat(olga.buttons()).contains("Withdraw").doesNotContain("I agree, do it");

        assertThat(carl.seen()).contains("a stopped debit of $60.00");
        carl.tap("Look at it");
        assertThat(carl.screen()).contains("Olga wants it to be charged", "a good customer");
        carl.tap("I do not agree");
        assertThat(carl.screen()).contains("The debit still waits");

        carl.tap("Reject").type("it was a loop of ours");
        olga.send(new Incoming.Tapped("c", 1, "o:stopped")).tap(one(olga, "$60.00"));
        assertThat(olga.screen()).contains("wants it never to be charged");
        olga.tap("I agree, do it");
        assertThat(olga.toast()).contains("Done and written to the audit log");
        assertThat(call(() -> app.get(Wallets.class).of(ana).posted())).isEqualTo(Money.dollars(100));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_screens_speak_the_operators_language(Language language) {
        var telegram = 970L + List.of(Language.values()).indexOf(language);
        var olga = DialogDriver.onboarded(app, telegram, "Olga", language);
        admin(telegram);
        for (var screen : List.of(
                "stopped",
                "stopped.limits",
                "stopped.limit:OPERATIONS_A_DAY",
                "stopped.limit:DEBIT_AN_HOUR",
                "stopped.limit:CHARGE_A_MINUTE")) {
            olga.send(new Incoming.Tapped("c", 1, "o:" + screen));
            assertThat(olga.screen()).as(screen).isNotBlank().doesNotContain("{");
        }
        olga.type("9 a reason of some length");
        assertThat(olga.screen())
                .containsPattern("\\b10[.,]00")
                .containsPattern("\\b9[.,]00")
                .doesNotContain("{");
    }

    private DialogDriver open(DialogDriver operator) {
        return operator.send(new Incoming.Tapped("c", 1, "o:admin"))
                .tap("Stopped debits")
                .tap("Limits");
    }

    private static String one(DialogDriver operator, String amount) {
        return operator.buttons().stream()
                .filter(it -> it.contains(amount))
                .findFirst()
                .orElseThrow();
    }

    private void stopped(UserId who) {
        call(() -> {
            app.get(Credits.class)
                    .byOperator("start-" + who.value(), who, Optional.empty(), who, Money.dollars(100), "for the test");
            app.get(BreakerLimits.class).set(who, new BreakerLimits.Limits(20, Money.dollars(50), Money.dollars(10)));
            return app.get(Breakers.class)
                    .ask(new Breakers.Debit(
                            "usage",
                            "key-" + who.value(),
                            who,
                            Money.dollars(60),
                            Optional.empty(),
                            false,
                            "{\"attempt\":\"00000000-0000-0000-0000-000000000963\"}"));
        });
    }

    private BreakerLimits.Limits limits() {
        return call(app.get(BreakerLimits.class)::now);
    }

    private DialogDriver operator(long telegram, String name) {
        var driver = DialogDriver.onboarded(app, telegram, name);
        admin(telegram);
        return driver;
    }

    private void admin(long telegram) {
        var who = user(telegram);
        call(() -> {
            app.get(Users.class).makeAdmin(who, true);
            return true;
        });
    }

    private UserId user(long telegram) {
        return call(
                () -> app.get(Users.class).byTelegramId(telegram).orElseThrow().id());
    }

    private <T> T call(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
