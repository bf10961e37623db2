package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rarer operations do to the micro-dollar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerOperationsTest {
    private static final int THREADS = 16;
    private static final String STALE = "select count(*) from ledger_invariants(now() + interval '4 days')"
            + " where name = 'a clearing returns to zero'";

    private final RawBooks books = new RawBooks(TestDatabase.fresh());

    @AfterEach
    void the_books_are_healthy() throws SQLException {
        assertThat(books.faults()).isEmpty();
    }

    @ParameterizedTest(name = "topped up {0}, spent {1}, held {2}, taken back {3}: {4}, owed {5}")
    @CsvSource(textBlock = """
            # topped up | spent | held | back | wallet   | owed
                    100 |     0 |    0 |  100 | 0 0 0    |    0
                    100 |     0 |    0 |    1 | 99 0 0   |    0
                    100 |    70 |    0 |  100 | 0 0 70   |   70
                    100 |   100 |    0 |  100 | 0 0 100  |  100
                    100 |    20 |   50 |  100 | 50 50 70 |   70
                    100 |     0 |    0 |  101 | 100 0 0  |    0
            """, delimiter = '|')
    void a_top_up_that_did_not_hold_is_taken_back_and_the_rest_is_owed(
            long toppedUp, long spent, long held, long back, String wallet, long owed) throws SQLException {
        var user = books.user(0);
        var original = books.ask(credit("t", user, toppedUp)).op();
        if (spent > 0) {
            books.ask(debit("s", user, spent));
        }
        books.ask(hold("h" + user, user, held));

        var said = books.ask("ledger_reverse('rev:%d', %d, %d, 'dynopay', null, 'reorganised', now())"
                .formatted(user, original, back));

        assertThat(books.wallet(user)).isEqualTo(wallet);
        assertThat(said.owed()).isEqualTo(owed);
        assertThat(said.applied()).isEqualTo(back <= toppedUp);
    }

    @Test
    void what_was_owed_and_settled_since_is_refunded_as_money() throws SQLException {
        var user = books.user(10);
        books.ask(hold("c" + user, user, 0));
        var call = books.ask("ledger_capture('cap:%d', 'c%d', '{CALL}', '{30}', 'test', now())".formatted(user, user));
        assertThat(books.wallet(user)).isEqualTo("0 0 20");
        books.ask(credit("later", user, 25));

        books.ask(refund("all", user, call.op(), 30));

        assertThat(books.wallet(user)).isEqualTo("35 0 0");
        assertThat(books.ask(refund("more", user, call.op(), 1)).reason()).isEqualTo("MORE_THAN_IS_LEFT");
    }

    @Test
    void what_is_still_owed_is_cancelled_by_its_refund() throws SQLException {
        var user = books.user(10);
        books.ask(hold("c" + user, user, 0));
        var call = books.ask("ledger_capture('cap:%d', 'c%d', '{CALL}', '{30}', 'test', now())".formatted(user, user));

        books.ask(refund("all", user, call.op(), 30));

        assertThat(books.wallet(user)).isEqualTo("10 0 0");
    }

    @ParameterizedTest(name = "of a hold of 60 with {0} owed, {1} is charged: {2}")
    @CsvSource(textBlock = """
            # owed | charged | wallet
                30 |      -1 | 30 0 0
                90 |      -1 | 0 0 30
                30 |      20 | 10 0 0
                30 |      40 | 0 0 10
                30 |      60 | 0 0 30
            """, delimiter = '|')
    void what_comes_back_from_a_hold_settles_what_is_owed(long owed, long charged, String wallet) throws SQLException {
        var user = books.user(60);
        books.ask(hold("kept" + user, user, 60));
        books.ask(hold("late" + user, user, 0));
        books.ask("ledger_capture('late:%d', 'late%d', '{CALL}', '{%d}', 'test', now())".formatted(user, user, owed));
        assertThat(books.wallet(user)).isEqualTo("60 60 " + owed);

        books.ask(
                charged < 0
                        ? "ledger_close('kept%d', 'RELEASE', 'test', now())".formatted(user)
                        : "ledger_capture('kept:%d', 'kept%d', '{CALL}', '{%d}', 'test', now())"
                                .formatted(user, user, charged));

        assertThat(books.wallet(user)).isEqualTo(wallet);
    }

    @Test
    void a_capture_under_a_key_of_something_else_leaves_the_hold_as_it_was() throws SQLException {
        var user = books.user(100);
        books.ask(debit("taken", user, 1));
        books.ask(hold("free" + user, user, 60));

        assertThat(books.state("ledger_capture('debit:%d:taken', 'free%d', '{CALL}', '{7}', 'test', now())"
                        .formatted(user, user)))
                .isEqualTo("SC409");

        var released = books.ask("ledger_close('free%d', 'RELEASE', 'test', now())".formatted(user));
        assertThat(released.replayed()).isFalse();
        assertThat(released.returned()).isEqualTo(60);
        assertThat(books.wallet(user)).isEqualTo("99 0 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_capture_told_twice_is_in_the_books_once(boolean late) throws SQLException {
        var user = books.user(100);
        books.ask(hold("twice" + user, user, 60));
        if (late) {
            books.ask("ledger_close('twice%d', 'RELEASE', 'test', now())".formatted(user));
        }
        var capture = "ledger_capture('twice:%d', 'twice%d', '{CALL}', '{25}', 'test', now())".formatted(user, user);
        var operations = "select count(*) from ledger_op where subject = 'twice" + user + "'";

        var first = books.ask(capture);
        var before = books.number(operations);
        var second = books.ask(capture);

        assertThat(second.replayed()).isTrue();
        assertThat(second.op()).isEqualTo(first.op());
        assertThat(books.number(operations)).isEqualTo(before).isEqualTo(3);
        assertThat(books.wallet(user)).isEqualTo("75 0 0");
    }

    @Test
    void a_payout_waits_for_its_sender_and_stays_at_zero_once_it_is_settled_or_taken_back() throws SQLException {
        var own = new RawBooks(TestDatabase.fresh());
        var user = own.user(0);
        own.ask(credit("t", user, 100));
        own.ask(settle("t", user));
        var paid = own.ask(payout("paid", user, 30)).op();
        var back = own.ask(payout("back", user, 20)).op();
        own.ask(payout("open", user, 10));

        own.ask("ledger_settle('settle:paid', 'payout:%d:paid', 'operator:1', null, now())".formatted(user));
        own.ask(refund("back", user, back, 20));
        assertThat(own.number(STALE)).as("one was not sent yet").isZero();

        own.ask(refund("paid", user, paid, 30));
        assertThat(own.number(STALE)).as("sent, and back in the wallet too").isOne();
    }

    @Test
    void a_settled_top_up_leaves_its_clearing_at_zero_whatever_comes_after() throws SQLException {
        var user = books.user(0);
        var before = clearing();
        var topUp = books.ask(credit("t", user, 100)).op();
        assertThat(clearing()).isEqualTo(before - 100);

        books.ask(settle("one", user));
        assertThat(clearing()).isEqualTo(before);
        assertThat(books.ask(settle("two", user)).moved()).isZero();

        books.ask("ledger_reverse('rev:%d', %d, 40, 'dynopay', null, 'reorganised', now())".formatted(user, topUp));
        assertThat(clearing()).isEqualTo(before + 40);
        books.ask(settle("three", user));
        assertThat(clearing()).isEqualTo(before);
    }

    @Test
    void a_clearing_that_was_at_zero_and_stays_open_is_a_fault_after_three_days() throws SQLException {
        var stale = new RawBooks(TestDatabase.fresh());
        var user = stale.user(0);
        var topUp = stale.ask(credit("t", user, 100)).op();
        assertThat(stale.number(STALE))
                .as("the provider is late, nothing is wrong")
                .isZero();
        stale.ask(settle("one", user));
        stale.ask("ledger_reverse('rev:%d', %d, 40, 'dynopay', null, 'reorganised', now())".formatted(user, topUp));

        assertThat(stale.number("select count(*) from ledger_invariants(now() + interval '2 days')"))
                .isZero();
        assertThat(stale.number(STALE)).isOne();
    }

    @Test
    void what_is_written_off_is_spent_once_and_its_clearing_is_zero() throws SQLException {
        var own = new RawBooks(TestDatabase.fresh());
        var user = own.user(0);
        own.ask(credit("t", user, 100));
        var writeOff = "ledger_write_off('off', 'credit:%d:t', 'operator:1', 'gone', now())".formatted(user);

        assertThat(own.ask(writeOff).moved()).isEqualTo(100);
        assertThat(own.ask(writeOff).replayed()).isTrue();
        assertThat(own.ask(settle("one", user)).moved())
                .as("nothing is owed any more")
                .isZero();

        assertThat(own.wallet(user)).isEqualTo("100 0 0");
        assertThat(
                        own.number(
                                "select sum(posted_micros) from ledger_platform_balances() where code in ('clearing.crypto', 'cash.provider')"))
                .isZero();
        assertThat(own.number("select posted_micros from ledger_platform_balances() where code = 'expense.goodwill'"))
                .isEqualTo(-100);
        assertThat(own.number("select count(*) from ledger_invariants(now() + interval '4 days')"))
                .isZero();
    }

    @Test
    void what_was_settled_cannot_be_written_off_too() throws SQLException {
        var user = books.user(0);
        books.ask(credit("t", user, 100));
        books.ask(settle("one", user));
        var before = clearing();

        assertThat(books.ask("ledger_write_off('off:%d', 'credit:%d:t', 'operator:1', 'x', now())"
                                .formatted(user, user))
                        .moved())
                .isZero();
        assertThat(clearing()).isEqualTo(before);
    }

    @Test
    void a_frozen_wallet_takes_money_pays_what_runs_and_obeys_an_operator() throws SQLException {
        var user = books.user(100);
        books.ask(hold("runs" + user, user, 30));
        books.ask(status("f", user, "FROZEN"));

        assertThat(books.ask(debit("d", user, 1)).reason()).isEqualTo("FROZEN");
        assertThat(books.ask(hold("h" + user, user, 1)).reason()).isEqualTo("FROZEN");
        books.ask("ledger_capture('cap:%d', 'runs%d', '{CALL}', '{20}', 'test', now())".formatted(user, user));
        books.ask(credit("c", user, 5));
        books.ask("ledger_debit('op:%d', 'OPERATOR_DEBIT', %d, 15, '', 'operator:1', null, 'fraud', now())"
                .formatted(user, user));

        assertThat(books.wallet(user)).isEqualTo("70 0 0");
        books.ask(status("o", user, "OPEN"));
        assertThat(books.ask(debit("again", user, 1)).applied()).isTrue();
    }

    @Test
    void only_an_empty_wallet_is_closed_and_a_closed_one_takes_nothing() throws SQLException {
        var user = books.user(10);
        assertThat(books.ask(status("c1", user, "CLOSED")).reason()).isEqualTo("NOT_EMPTY");
        books.ask(debit("out", user, 10));

        assertThat(books.ask(status("c2", user, "CLOSED")).applied()).isTrue();
        assertThat(books.ask(credit("late", user, 5)).reason()).isEqualTo("CLOSED");
        assertThat(books.wallet(user)).isEqualTo("0 0 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 22023", "-1, 22023", "9223372036854775807, done"})
    void an_amount_is_positive_and_may_be_as_large_as_a_number_can_be(long micros, String state) throws SQLException {
        // Of its own: the sums of others need not fit into a number beside that amount.
        var edge = new RawBooks(TestDatabase.fresh());
        var user = edge.user(0);
        assertThat(edge.state(credit("edge" + micros, user, micros))).isEqualTo(state);
        if (state.equals("done")) {
            assertThat(edge.state(credit("one more", user, 1))).isEqualTo("22003");
            assertThat(edge.ask(debit("all", user, micros)).applied()).isTrue();
            assertThat(edge.faults()).isEmpty();
        }
    }

    @Test
    void a_hold_does_not_expire_before_its_time() throws SQLException {
        var user = books.user(10);
        books.ask(hold("young" + user, user, 5));
        assertThat(books.state("ledger_close('young%d', 'EXPIRE', 'sweep', now())".formatted(user)))
                .isEqualTo("22023");
        assertThat(books.ask("ledger_close('young%d', 'EXPIRE', 'sweep', now() + interval '2 hours')".formatted(user))
                        .returned())
                .isEqualTo(5);
    }

    @Test
    void a_fold_takes_so_many_at_once_and_the_balances_never_change_by_it() throws SQLException {
        var user = books.user(1_000);
        for (int i = 0; i < 20; i++) {
            books.ask(debit("fold" + i, user, 1));
        }
        var before = books.number("select sum(posted_micros * account_id) from ledger_platform_balances()");
        assertThat(books.number("select ledger_fold(3)")).isBetween(1L, 3L);
        while (books.number("select ledger_fold(7)") > 0) {
            assertThat(books.number("select sum(posted_micros * account_id) from ledger_platform_balances()"))
                    .isEqualTo(before);
        }
        assertThat(books.number("select ledger_fold(7)")).isZero();
    }

    @Test
    void sixteen_clients_with_everything_at_once_never_wait_for_each_other_in_a_circle() throws Exception {
        var users = List.of(books.user(5_000), books.user(5_000), books.user(0));
        var work = new ArrayList<Callable<List<String>>>();
        for (int thread = 0; thread < THREADS; thread++) {
            var random = new SplittableRandom(thread);
            work.add(() -> {
                var odd = new ArrayList<String>();
                try (var connection = books.connect()) {
                    for (int i = 0; i < 60; i++) {
                        var call = anything(random, users.get(random.nextInt(users.size())));
                        var state = RawBooks.stateOf(connection, "select * from " + call);
                        if (!List.of("done", "SC409", "SC410", "P0002").contains(state)) {
                            odd.add(state);
                        }
                    }
                }
                return odd;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var one : threads.invokeAll(work)) {
                assertThat(one.get()).isEmpty();
            }
        }
    }

    private static String anything(SplittableRandom random, long user) {
        var subject = "s%d:%d".formatted(user, random.nextInt(12));
        var micros = 1 + random.nextInt(300);
        return switch (random.nextInt(6)) {
            case 0 -> credit("k" + random.nextInt(40), user, micros);
            case 1 -> debit("k" + random.nextInt(40), user, micros);
            case 2 -> hold(subject, user, micros);
            case 3 ->
                "ledger_capture('cap:%s', '%s', '{CALL,RECORDING}', '{%d,2}', 'test', now())"
                        .formatted(subject, subject, micros);
            case 4 -> "ledger_close('%s', 'RELEASE', 'test', now())".formatted(subject);
            default -> "ledger_close('%s', 'EXPIRE', 'sweep', now() + interval '2 hours')".formatted(subject);
        };
    }

    private long clearing() throws SQLException {
        return books.number("select posted_micros from ledger_platform_balances() where code = 'clearing.crypto'");
    }

    private static String credit(String key, long user, long micros) {
        return "ledger_credit('credit:%d:%s', 'TOP_UP', %d, %d, '', 'test', null, '', now())"
                .formatted(user, key, user, micros);
    }

    private static String debit(String key, long user, long micros) {
        return "ledger_debit('debit:%d:%s', 'SUBSCRIPTION', %d, %d, '', 'test', null, '', now())"
                .formatted(user, key, user, micros);
    }

    private static String hold(String subject, long user, long micros) {
        return "ledger_authorise('hold:%s', %d, %d, '%s', now() + interval '1 hour', 'test', now())"
                .formatted(subject, user, micros, subject);
    }

    private static String payout(String key, long user, long micros) {
        return "ledger_debit('payout:%d:%s', 'PAYOUT', %d, %d, '', 'operator:1', null, 'asked for', now())"
                .formatted(user, key, user, micros);
    }

    private static String refund(String key, long user, long original, long micros) {
        return "ledger_refund('refund:%d:%s', %d, %d, 'operator:1', 'asked for', now())"
                .formatted(user, key, original, micros);
    }

    private static String settle(String key, long user) {
        return "ledger_settle('settle:%d:%s', 'credit:%d:t', 'test', null, now())".formatted(user, key, user);
    }

    private static String status(String key, long user, String status) {
        return "ledger_set_status('status:%d:%s', %d, '%s', 'operator:1', 'asked for', now())"
                .formatted(user, key, user, status);
    }
}
