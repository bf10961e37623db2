package com.speechcad.wallet;

import static com.speechcad.wallet.RawBooks.outcomes;
import static com.speechcad.wallet.RawBooks.stateOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.stream.IntStream;

/** What keeps the books safe, one net each: the check fails where the net is missing. */
enum LedgerNet {
    A_BALANCE_BELOW_ZERO_IS_REFUSED_BY_THE_TABLE(books -> {
        var user = books.user(100);
        assertThat(books.stateOfAdmin("update ledger_account set posted_micros = -1 where code = 'wallet'"
                        + " and owner_user_id = " + user))
                .isEqualTo("23514");
    }),
    NOBODY_IS_OWED_BY_THOSE_WHO_OWE(books -> {
        var user = books.user(100);
        assertThat(books.stateOfAdmin("update ledger_account set posted_micros = 1 where code = 'receivable'"
                        + " and owner_user_id = " + user))
                .isEqualTo("23514");
    }),
    A_DEBIT_BEYOND_WHAT_IS_AVAILABLE_IS_REJECTED(books -> {
        var user = books.user(100);
        assertThat(books.ask(debit("beyond:" + user, user, 101)).reason()).isEqualTo("TOO_LITTLE");
        assertThat(books.wallet(user)).isEqualTo("100 0 0");
    }),
    A_HOLD_BEYOND_WHAT_IS_AVAILABLE_IS_REJECTED(books -> {
        var user = books.user(100);
        assertThat(books.ask(hold("beyond:" + user, user, 101)).reason()).isEqualTo("TOO_LITTLE");
        assertThat(books.wallet(user)).isEqualTo("100 0 0");
    }),
    HELD_MONEY_IS_NOT_SPENT(books -> {
        var user = books.user(100);
        books.ask(hold("kept:" + user, user, 60));
        assertThat(books.ask(debit("kept:" + user, user, 41)).reason()).isEqualTo("TOO_LITTLE");
        assertThat(books.ask(debit("spare:" + user, user, 40)).applied()).isTrue();
    }),
    ONE_KEY_MOVES_MONEY_ONCE_HOWEVER_MANY_ASK(books -> {
        var user = books.user(100);
        var asked = IntStream.range(0, 8)
                .mapToObj(_ -> books.asking(debit("once:" + user, user, 30)))
                .toList();
        assertThat(outcomes(asked)).containsOnlyOnce("applied").containsOnly("applied", "again");
        assertThat(books.wallet(user)).isEqualTo("70 0 0");
    }),
    A_KEY_FOR_SOMETHING_ELSE_IS_REFUSED(books -> {
        var user = books.user(100);
        books.ask(debit("same:" + user, user, 30));
        assertThat(books.state(debit("same:" + user, user, 31))).isEqualTo("SC409");
    }),
    AN_EVENT_OF_A_PROVIDER_IS_CREDITED_ONCE(books -> {
        var user = books.user(0);
        var event = "'TOP_UP', %d, 50, '', 'dynopay', 'event:%d', '', now())".formatted(user, user);
        books.ask("ledger_credit('one:" + user + "', " + event);
        assertThat(books.state("ledger_credit('two:" + user + "', " + event)).isEqualTo("SC410");
        assertThat(books.wallet(user)).isEqualTo("50 0 0");
    }),
    A_CALL_IS_CHARGED_ONCE_EVEN_UNDER_TWO_KEYS(books -> {
        var user = books.user(100);
        books.ask(hold("charged:" + user, user, 60));
        books.ask(capture("one:" + user, "charged:" + user, 25));
        assertThat(books.state(capture("two:" + user, "charged:" + user, 25))).isEqualTo("SC410");
        assertThat(books.wallet(user)).isEqualTo("75 0 0");
    }),
    A_HOLD_IS_CLOSED_ONCE_WHATEVER_THE_CAUSE(books -> {
        var user = books.user(100);
        books.ask(hold("closed:" + user, user, 60));
        books.ask(capture("closed:" + user, "closed:" + user, 25));
        var second = books.ask(release("closed:" + user));
        assertThat(second.replayed()).isTrue();
        assertThat(second.returned()).isEqualTo(35);
        assertThat(books.wallet(user)).isEqualTo("75 0 0");
    }),
    A_LATE_CHARGE_TAKES_WHAT_IS_AVAILABLE_AND_THE_REST_IS_OWED(books -> {
        var user = books.user(100);
        books.ask(hold("late:" + user, user, 60));
        books.ask(release("late:" + user));
        books.ask(debit("meanwhile:" + user, user, 90));
        assertThat(books.ask(capture("late:" + user, "late:" + user, 25)).owed())
                .isEqualTo(15);
        assertThat(books.wallet(user)).isEqualTo("0 0 15");
    }),
    A_CREDIT_SETTLES_WHAT_IS_OWED_FIRST(books -> {
        var user = books.user(10);
        books.ask(hold("owed:" + user, user, 0));
        books.ask(capture("owed:" + user, "owed:" + user, 25));
        books.ask("ledger_credit('owed:%d', 'TOP_UP', %d, 40, '', 'test', null, '', now())".formatted(user, user));
        assertThat(books.wallet(user)).isEqualTo("25 0 0");
    }),
    WHAT_COMES_BACK_SETTLES_WHAT_IS_OWED(books -> {
        var user = books.user(50);
        books.ask(hold("back:" + user, user, 50));
        books.ask(hold("debt:" + user, user, 0));
        books.ask(capture("debt:" + user, "debt:" + user, 20));
        books.ask(release("back:" + user));
        assertThat(books.wallet(user)).isEqualTo("30 0 0");
    }),
    WHAT_COMES_BACK_SETTLES_WHAT_WAS_NOT_OWED_YET_WHEN_IT_WAS_ASKED_BACK(books -> {
        var user = books.user(50);
        books.ask(hold("asked back:" + user, user, 50));
        books.ask(hold("debt beside:" + user, user, 0));
        try (var owing = books.connect()) {
            owing.setAutoCommit(false);
            RawBooks.ask(owing, capture("debt beside:" + user, "debt beside:" + user, 20));
            var back = books.asking(release("asked back:" + user));
            books.untilWaiting(1);
            owing.commit();
            assertThat(outcomes(List.of(back))).containsExactly("applied");
        }
        assertThat(books.wallet(user)).isEqualTo("30 0 0");
    }),
    REFUNDS_AT_ONCE_STAY_WITHIN_THE_ORIGINAL(books -> {
        var user = books.user(100);
        var original = books.ask(debit("taken:" + user, user, 100)).op();
        try (var blocking = locked(books, user)) {
            var asked = IntStream.range(0, 3)
                    .mapToObj(i -> books.asking("ledger_refund('back:%d:%d', %d, 40, 'operator:1', 'asked for', now())"
                            .formatted(user, i, original)))
                    .toList();
            books.untilWaiting(3);
            blocking.commit();
            assertThat(outcomes(asked)).containsExactly("MORE_THAN_IS_LEFT", "applied", "applied");
        }
        assertThat(books.wallet(user)).isEqualTo("80 0 0");
    }),
    CAPTURE_AND_RELEASE_AT_ONCE_DO_NOT_WAIT_FOR_EACH_OTHER(books -> {
        var user = books.user(100);
        books.ask(hold("race:" + user, user, 60));
        try (var blocking = locked(books, user)) {
            var release = books.asking(release("race:" + user));
            books.untilWaiting(1);
            var capture = books.asking(capture("race:" + user, "race:" + user, 25));
            books.untilWaiting(2);
            blocking.commit();
            assertThat(outcomes(List.of(release, capture))).containsExactly("applied", "applied");
        }
        assertThat(books.wallet(user)).isEqualTo("75 0 0");
    }),
    A_STALLED_TRANSACTION_IS_NOT_PASSED_OVER_BY_THE_CHECKPOINT(books -> {
        var user = books.user(100);
        var other = books.user(100);
        try (var stalled = books.connect()) {
            stalled.setAutoCommit(false);
            RawBooks.ask(stalled, debit("stalled:" + user, user, 30));
            books.ask(debit("passes:" + other, other, 50));
            books.number("select ledger_fold(100000)");
            stalled.commit();
        }
        books.number("select ledger_fold(100000)");
        assertThat(books.faults()).isEmpty();
    }),
    THE_PROOF_PASSES_NOBODY_OVER_WHO_COMMITS_LATE(books -> {
        var user = books.user(100);
        var other = books.user(100);
        try (var stalled = books.connect()) {
            stalled.setAutoCommit(false);
            RawBooks.ask(stalled, debit("unproven:" + user, user, 30));
            books.ask(debit("proven:" + other, other, 50));
            proveNew(books);
            stalled.commit();
        }
        proveNew(books);
        assertThat(books.number("select proven from ledger_proof where course = 'NEW'"))
                .isEqualTo(books.number("select count(*) from ledger_op"));
    }),
    EVERY_KIND_IS_BOOKED_TO_ITS_ACCOUNT(books -> {
        var user = books.user(1_000);
        var usage = platform(books, "revenue.usage");
        var recording = platform(books, "revenue.recording");
        var subscription = platform(books, "revenue.subscription");
        books.ask(hold("kinds:" + user, user, 60));
        books.ask("ledger_capture('kinds:%d', 'kinds:%d', '{CALL,RECORDING}', '{25,5}', 'test', now())"
                .formatted(user, user));
        books.ask(debit("kinds:" + user, user, 30));
        assertThat(platform(books, "revenue.usage") - usage).isEqualTo(25);
        assertThat(platform(books, "revenue.recording") - recording).isEqualTo(5);
        assertThat(platform(books, "revenue.subscription") - subscription).isEqualTo(30);
    }),
    THE_PROOF_FINDS_AN_ENTRY_ON_ANOTHER_ACCOUNT(books -> {
        var user = books.user(100);
        try (var undone = books.adminLocking()) {
            RawBooks.as(undone, 1);
            // A call that is booked as a recording.
            RawBooks.run(undone, entry("(select max(id) from ledger_op)", "id", "5", user));
            assertThat(RawBooks.number(
                            undone,
                            "select count(*) from ledger_invariants()"
                                    + " where name = 'an entry is on the account of its kind'"))
                    .isOne();
            undone.rollback();
        }
    }),
    THE_JOURNAL_IS_APPEND_ONLY_FOR_ITS_OWNER_TOO(books -> {
        books.user(100);
        assertThat(books.stateOfAdmin("update ledger_transfer set amount_micros = amount_micros + 1"))
                .isEqualTo("42501");
        assertThat(books.stateOfAdmin("delete from ledger_transfer")).isEqualTo("42501");
    }),
    WHAT_HAPPENED_TO_HOLDS_IS_APPEND_ONLY(books -> {
        var user = books.user(100);
        books.ask(hold("kept for ever:" + user, user, 60));
        assertThat(books.stateOfAdmin("update ledger_hold_event set captured_micros = 1"))
                .isEqualTo("42501");
    }),
    AN_OPERATION_IS_FINAL(books -> {
        books.user(100);
        assertThat(books.stateOfAdmin("update ledger_op set moved_micros = moved_micros + 1"))
                .isEqualTo("42501");
    }),
    THE_FUNCTIONS_ROLE_CANNOT_WRITE_THE_BOOKS(books -> {
        books.user(100);
        assertThat(books.stateOf("update ledger_account set posted_micros = posted_micros + 1"))
                .isEqualTo("42501");
    }),
    THE_FUNCTIONS_ROLE_CANNOT_CALL_WHAT_OPERATIONS_ARE_MADE_OF(books -> {
        var user = books.user(100);
        assertThat(books.stateOf(
                        "select ledger_enter(1, 1, 9, 'TOP_UP', %d, 1, 5, null, now(), '{OPEN}')".formatted(user)))
                .isEqualTo("42501");
    }),
    NO_OTHER_ISOLATION_IS_ACCEPTED(books -> {
        var user = books.user(100);
        try (var connection = books.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(stateOf(connection, "select * from " + debit("isolated:" + user, user, 1)))
                    .isEqualTo("25000");
        }
    }),
    TENANTS_DO_NOT_SEE_EACH_OTHERS_JOURNAL(books -> {
        books.user(100);
        try (var connection = books.connect()) {
            RawBooks.as(connection, 0);
            assertThat(RawBooks.number(connection, "select count(*) from ledger_transfer"))
                    .isZero();
        }
    }),
    AN_ENTRY_HAS_AN_OPERATION(books -> {
        var user = books.user(100);
        assertThat(books.stateOfAdmin(entry("-1", "id", "5", user))).isEqualTo("23503");
    }),
    AN_ENTRY_HAS_TWO_SIDES(books -> {
        var user = books.user(100);
        assertThat(books.stateOfAdmin(entry("(select max(id) from ledger_op)", "id", "id", user)))
                .isEqualTo("23514");
    }),
    A_CLOSED_HOLD_GAVE_ALL_OF_IT_TO_SOMEBODY(books -> {
        var user = books.user(100);
        books.ask(hold("whole:" + user, user, 60));
        assertThat(books.stateOfAdmin("update ledger_hold set state = 'CLOSED', captured_micros = 10, closed_at = now()"
                        + " where subject = 'whole:" + user + "'"))
                .isEqualTo("23514");
    }),
    A_PAYOUT_NEEDS_A_REASON(books -> {
        var user = books.user(100);
        assertThat(books.state(payout("mute:" + user, user, "", "null"))).isEqualTo("23514");
    }),
    NOBODY_APPROVES_ONESELF(books -> {
        var user = books.user(100);
        assertThat(books.state(payout("alone:" + user, user, "closes", "'operator:1'")))
                .isEqualTo("23514");
        assertThat(books.ask(payout("two:" + user, user, "closes", "'operator:2'"))
                        .applied())
                .isTrue();
    });

    /** A function without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Check check;

    LedgerNet(Check check) {
        this.check = check;
    }

    @FunctionalInterface
    private interface Check {
        void on(RawBooks books) throws Exception;
    }

    /** @throws AssertionError when the net is missing */
    void holds(RawBooks books) throws Exception {
        check.on(books);
    }

    private static void proveNew(RawBooks books) throws Exception {
        books.stateOf("select ledger_prove_on('NEW', 100000, now(), interval '3 days')");
    }

    private static long platform(RawBooks books, String code) throws Exception {
        return books.number("select posted_micros from ledger_platform_balances() where code = '" + code + "'");
    }

    private static String debit(String key, long user, long micros) {
        return "ledger_debit('debit:%s', 'SUBSCRIPTION', %d, %d, '', 'test', null, '', now())"
                .formatted(key, user, micros);
    }

    private static String payout(String key, long user, String note, String approver) {
        return "ledger_debit('payout:%s', 'PAYOUT', %d, 10, '', 'operator:1', null, '%s', now(), %s)"
                .formatted(key, user, note, approver);
    }

    private static String hold(String subject, long user, long micros) {
        return "ledger_authorise('hold:%s', %d, %d, '%s', now() + interval '1 hour', 'test', now())"
                .formatted(subject, user, micros, subject);
    }

    private static String capture(String key, String subject, long micros) {
        return "ledger_capture('capture:%s', '%s', '{CALL}', '{%d}', 'test', now())".formatted(key, subject, micros);
    }

    private static String release(String subject) {
        return "ledger_close('%s', 'RELEASE', 'test', now())".formatted(subject);
    }

    private static String entry(String op, String from, String to, long user) {
        return ("insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros,"
                        + " wallet_account, wallet_seq, wallet_change, wallet_after, effective_at)"
                        + " select 1, %s, 99, 'CALL', %s, %s, 1, id, 99, -1, 1, now() from ledger_account"
                        + " where owner_user_id = %d and code = 'wallet'")
                .formatted(op, from, to, user);
    }

    /** Somebody who holds the wallet's lock until the commit. */
    private static Connection locked(RawBooks books, long user) throws Exception {
        var connection = books.adminLocking();
        RawBooks.run(
                connection,
                "select from ledger_account where owner_user_id = " + user + " and code = 'wallet' for update");
        return connection;
    }
}
