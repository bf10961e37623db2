package com.speechcad.wallet;

import static com.speechcad.wallet.Purse.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.lambda.HeardLog;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @ParameterizedTest(name = "{0}c, {1}c held, debit {2}c: {3}")
    @CsvSource(textBlock = """
            # had | held | debit | outcome
              100 |    0 |    40 | 60 0 0
              100 |    0 |   100 | 0 0 0
              100 |    0 |   101 | short by 1
              100 |   70 |    30 | 70 70 0
              100 |   70 |    31 | short by 1
                0 |    0 |     1 | short by 1
            """, delimiter = '|')
    void debits_what_is_available_and_no_more(long had, long held, long debit, String outcome) {
        var purse = Purse.with(app, had);
        purse.hold("h", held);

        var said = purse.debit("d", debit);

        assertThat(told(said, purse)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}c, {1}c held, hold {2}c: {3}")
    @CsvSource(textBlock = """
            # had | held | more | outcome
              100 |    0 |   40 | 100 40 0
              100 |   40 |   60 | 100 100 0
              100 |   40 |   61 | short by 1
              100 |  100 |    0 | 100 100 0
                0 |    0 |    0 | 0 0 0
            """, delimiter = '|')
    void holds_what_is_available_and_no_more(long had, long held, long more, String outcome) {
        var purse = Purse.with(app, had);
        purse.hold("first", held);

        var said = purse.hold("second", more);

        assertThat(told(said, purse)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}c, {1}c held, {2}c elsewhere, capture {3}c: {4}, returned {5}")
    @CsvSource(textBlock = """
            # had | held | other | capture | after    | returned | moved | owed
              100 |   40 |     0 |      25 | 75 0 0   |       15 |    25 |    0
              100 |   40 |     0 |      40 | 60 0 0   |        0 |    40 |    0
              100 |   40 |     0 |       0 | 100 0 0  |       40 |     0 |    0
              100 |   40 |     0 |      70 | 30 0 0   |        0 |    70 |    0
              100 |   40 |    50 |      50 | 50 50 0  |        0 |    50 |    0
              100 |   40 |    50 |      53 | 50 50 3  |        0 |    53 |    3
                0 |    0 |     0 |       7 | 0 0 7    |        0 |     7 |    7
            """, delimiter = '|')
    void captures_from_the_hold_then_what_is_available_then_owes(
            long had, long held, long other, long capture, String after, long returned, long moved, long owed) {
        var purse = Purse.with(app, had);
        purse.hold("call", held);
        purse.hold("other", other);

        var said = purse.capture("call", capture);

        assertThat(purse.shown()).isEqualTo(after);
        assertThat(cents(said.returned())).isEqualTo(returned);
        assertThat(cents(said.moved())).isEqualTo(moved);
        assertThat(cents(said.owed())).isEqualTo(owed);
    }

    @Test
    void a_late_capture_on_a_released_hold_still_charges() {
        var purse = Purse.with(app, 100);
        purse.hold("call", 40);
        purse.release("call");
        purse.debit("meanwhile", 80);

        var said = purse.capture("call", 30);

        assertThat(purse.shown()).isEqualTo("0 0 10");
        assertThat(cents(said.owed())).isEqualTo(10);
        assertThat(said.returned()).isEqualTo(Money.ZERO);
    }

    @Test
    void whoever_closes_a_hold_second_is_told_what_the_first_did() {
        var purse = Purse.with(app, 100);
        purse.hold("call", 40);
        purse.capture("call", 25);

        var said = purse.release("call");

        assertThat(said.before()).isTrue();
        assertThat(cents(said.returned())).isEqualTo(15);
        assertThat(purse.shown()).isEqualTo("75 0 0");
    }

    @Test
    void a_credit_first_settles_what_is_owed() {
        var purse = Purse.empty(app);
        purse.hold("call", 0);
        purse.capture("call", 30);

        purse.credit("topup", 100);

        assertThat(purse.shown()).isEqualTo("70 0 0");
        assertThat(statement(purse.user)).containsExactly("DEBT_SETTLED -30 70", "TOP_UP 100 100");
    }

    @Test
    void a_small_credit_settles_part_of_it() {
        var purse = Purse.empty(app);
        purse.hold("call", 0);
        purse.capture("call", 30);

        purse.credit("topup", 10);

        assertThat(purse.shown()).isEqualTo("0 0 20");
    }

    @ParameterizedTest(name = "took {0}c, gave {1}c back, asks {2}c: {3}")
    @CsvSource(textBlock = """
            # took | before | refund | outcome
                60 |      0 |     60 | 100 0 0
                60 |      0 |     61 | over by 1
                60 |     20 |     40 | 100 0 0
                60 |     20 |     41 | over by 1
                60 |     60 |      1 | over by 1
            """, delimiter = '|')
    void a_refund_is_bound_to_what_is_left_of_the_original(long took, long before, long refund, String outcome) {
        var purse = Purse.with(app, 100);
        var original = purse.debit("plan", took).op();
        if (before > 0) {
            purse.refund("first", original, before);
        }

        var said = purse.refund("second", original, refund);

        assertThat(told(said, purse)).isEqualTo(outcome);
    }

    @Test
    void the_same_key_again_changes_nothing_and_tells_the_same() {
        var purse = Purse.with(app, 100);
        var first = purse.debit("plan", 60);
        var second = purse.debit("plan", 60);

        assertThat(second.before()).isTrue();
        assertThat(second.op()).isEqualTo(first.op());
        assertThat(purse.shown()).isEqualTo("40 0 0");
    }

    @Test
    void a_rejection_stays_one_even_after_a_top_up() {
        var purse = Purse.empty(app);
        purse.debit("plan", 60);
        purse.credit("topup", 100);

        assertThat(purse.debit("plan", 60)).isInstanceOf(Posted.Rejected.class);
        assertThat(purse.debit("plan again", 60)).isInstanceOf(Posted.Applied.class);
    }

    @Test
    void one_key_for_two_different_things_is_a_fault() {
        var purse = Purse.with(app, 100);
        purse.debit("plan", 60);

        try (var log = HeardLog.open()) {
            assertThatThrownBy(() -> purse.debit("plan", 61))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("used for something else");
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("used for something else"))
                    .singleElement()
                    .asString()
                    .contains("ALARM the key ");
        }
        assertThat(purse.shown()).isEqualTo("40 0 0");
    }

    @Test
    void one_event_of_a_provider_is_credited_once_even_under_two_keys() {
        var purse = Purse.empty(app);
        var ledger = app.get(Ledger.class);
        app.tx().run(TestApp.TENANT, () -> ledger.credit(topUp(purse, "one")));

        assertThatThrownBy(() -> app.tx().run(TestApp.TENANT, () -> ledger.credit(topUp(purse, "two"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("under another key");
        assertThat(purse.shown()).isEqualTo("500 0 0");
    }

    @Test
    void a_frozen_wallet_takes_money_and_gives_none() {
        var purse = Purse.with(app, 100);
        purse.become(WalletStatus.FROZEN);

        assertThat(purse.debit("d", 1)).isInstanceOf(Posted.Rejected.class);
        assertThat(purse.hold("h", 1)).isInstanceOf(Posted.Rejected.class);
        assertThat(purse.credit("c", 1)).isInstanceOf(Posted.Applied.class);
    }

    @Test
    void holds_nobody_closed_expire_once() {
        var purse = Purse.with(app, 100);
        purse.hold("call", 40);
        assertThat(app.get(ExpireHolds.class).run(100)).isZero();
        app.clock().advance(Duration.ofHours(2));

        assertThat(app.get(ExpireHolds.class).run(100)).isPositive();
        assertThat(app.get(ExpireHolds.class).run(100)).isZero();

        assertThat(purse.shown()).isEqualTo("100 0 0");
        assertThat(cents(purse.capture("call", 30).moved())).isEqualTo(30);
        assertThat(purse.shown()).isEqualTo("70 0 0");
    }

    @Test
    void a_hold_that_cannot_be_closed_does_not_keep_the_others_from_expiring() {
        var purse = Purse.with(app, 100);
        purse.hold("stuck", 10);
        purse.hold("call", 40);
        purse.debit("first", 1);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Ledger.class)
                                .debit(Movement.of(
                                        "hold:" + purse.user.value() + ":stuck:close",
                                        purse.user,
                                        Reason.SUBSCRIPTION,
                                        Money.cents(1))));
        app.clock().advance(Duration.ofHours(2));

        assertThatThrownBy(() -> app.get(ExpireHolds.class).run(100)).isInstanceOf(IllegalStateException.class);

        assertThat(purse.shown()).isEqualTo("98 10 0");
        app.database().admin("update ledger_hold set expires_at = expires_at + interval '1 year' where state = 'OPEN'");
    }

    @Test
    void an_operator_gives_a_reason_and_it_is_written_down() {
        var purse = Purse.with(app, 100);
        var operators = app.get(Operators.class);
        var admin = app.tx()
                .call(TestApp.TENANT, () -> app.get(Users.class).meet(99, Optional.empty()))
                .id();

        app.tx().run(TestApp.TENANT, () -> {
            operators.credit("op-1", admin, purse.user, Money.cents(50), "apology");
            operators.payout("op-2", admin, purse.user, Money.cents(120), "closes the account");
        });

        assertThat(purse.shown()).isEqualTo("30 0 0");
        var actions = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select action from audit_log order by seq")
                                .list(row -> row.text("action")));
        assertThat(actions).containsExactly("wallet.credit", "wallet.payout");
        assertThatThrownBy(() -> app.tx()
                        .run(TestApp.TENANT, () -> operators.debit("op-3", admin, purse.user, Money.cents(1), " ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pages_of_a_statement_follow_each_other_without_gap_or_repetition() {
        var purse = Purse.with(app, 100);
        for (var i = 1; i <= 6; i++) {
            purse.debit("d" + i, i);
        }
        var statement = app.get(Statements.class);
        var first = app.tx().call(TestApp.TENANT, () -> statement.newest(purse.user, 4));
        purse.debit("d7", 7);
        var second = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> statement.page(purse.user, first.older().orElseThrow(), 4));

        assertThat(first.lines()).extracting(Statements.Line::seq).containsExactly(7L, 6L, 5L, 4L);
        assertThat(second.lines()).extracting(Statements.Line::seq).containsExactly(3L, 2L, 1L);
        assertThat(second.older()).isEmpty();
        assertThat(first.lines().getFirst().after()).isEqualTo(Money.cents(79));
    }

    private static Movement topUp(Purse purse, String key) {
        return Movement.of(purse.user.value() + key, purse.user, Reason.TOP_UP, Money.dollars(5))
                .from("dynopay", "payment-" + purse.user.value());
    }

    private List<String> statement(UserId user) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Statements.class).newest(user, 50).lines().stream()
                                .map(line -> line.reason() + " " + cents(line.change()) + " " + cents(line.after()))
                                .toList());
    }

    private static String told(Posted said, Purse purse) {
        return switch (said) {
            case Posted.Applied _ -> purse.shown();
            case Posted.Rejected(var _, var _, var why, var shortfall) ->
                (why == Posted.Why.TOO_LITTLE ? "short by " : "over by ") + cents(shortfall);
        };
    }
}
