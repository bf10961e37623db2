package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds even against many at once, against our own code, and against whoever has a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerWallsTest {
    private static final int THREADS = 16;

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void one_key_from_sixteen_threads_moves_money_once() throws Exception {
        var purse = Purse.with(app, 100);

        var said = atOnce(i -> () -> purse.debit("plan", 60));

        assertThat(said).filteredOn(posted -> !posted.before()).hasSize(1);
        assertThat(new HashSet<>(said.stream().map(Posted::op).toList())).hasSize(1);
        assertThat(purse.shown()).isEqualTo("40 0 0");
        assertThat(purse.faults()).isEmpty();
    }

    @Test
    void sixteen_debits_take_no_more_than_there_is() throws Exception {
        var purse = Purse.with(app, 100);

        var said = atOnce(i -> () -> purse.debit("plan " + i, 30));

        assertThat(said).filteredOn(Posted.Applied.class::isInstance).hasSize(3);
        assertThat(purse.shown()).isEqualTo("10 0 0");
        assertThat(purse.faults()).isEmpty();
    }

    @Test
    void capture_release_and_expiry_at_once_close_a_hold_once_and_charge_once() throws Exception {
        var purse = Purse.with(app, 100);
        purse.hold("call", 40);

        atOnce(i -> () -> i % 2 == 0 ? purse.capture("call", 25) : purse.release("call"));

        assertThat(purse.shown()).isEqualTo("75 0 0");
        assertThat(purse.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_transfer set amount_micros = amount_micros + 1",
                "delete from ledger_transfer",
                "insert into ledger_transfer (op_id, leg, kind, debit_account, credit_account, amount_micros, effective_at)"
                        + " select op_id, 9, kind, debit_account, credit_account, 1, effective_at from ledger_transfer limit 1",
                "update ledger_account set posted_micros = posted_micros + 1",
                "update ledger_op set outcome = 'REJECTED'",
                "update ledger_hold set captured_micros = 0",
                "update ledger_hold_event set captured_micros = 0",
                "truncate ledger_transfer",
                "select ledger_enter(1, 1, 1, 'TOP_UP', 1, 1, 1, null, now(), '{OPEN}')"
            })
    void the_functions_role_cannot_write_the_books(String sql) throws SQLException {
        Purse.with(app, 100);
        try (var connection = asFunctions()) {
            assertThatThrownBy(() -> connection.createStatement().execute(sql))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_transfer set amount_micros = amount_micros + 1",
                "delete from ledger_transfer",
                "truncate ledger_transfer cascade",
                "update ledger_hold_event set captured_micros = 0",
                "delete from ledger_op",
                "update ledger_op set moved_micros = 0"
            })
    void even_the_superuser_meets_the_triggers(String sql) {
        Purse.with(app, 100);
        assertThatThrownBy(() -> app.database().admin(sql))
                .rootCause()
                .message()
                .containsAnyOf("append-only", "is final");
    }

    @Test
    void a_balance_below_zero_is_refused_by_the_table_itself() {
        var purse = Purse.with(app, 100);
        assertThatThrownBy(() -> app.database()
                        .admin("update ledger_account set posted_micros = -1 where code = 'wallet' and owner_user_id = "
                                + purse.user.value()))
                .hasStackTraceContaining("check constraint");
    }

    @Test
    void the_proof_sees_a_balance_that_was_tampered_with() {
        var purse = Purse.with(app, 100);
        assertThat(purse.faults()).isEmpty();
        app.database()
                .admin("update ledger_account set posted_micros = posted_micros + 1 where code = 'wallet'"
                        + " and owner_user_id = " + purse.user.value());

        assertThat(purse.faults())
                .extracting(Ledger.Fault::name)
                .contains("posted balance is the sum of the journal", "all accounts together are zero");
        app.database()
                .admin("update ledger_account set posted_micros = posted_micros - 1 where code = 'wallet'"
                        + " and owner_user_id = " + purse.user.value());
    }

    @Test
    void the_ledger_refuses_other_isolation_and_a_missing_tenant() throws SQLException {
        var purse = Purse.with(app, 100);
        var call = "select * from ledger_debit('k', 'SUBSCRIPTION', " + purse.user.value()
                + ", 1, '', 'user', null, '', now())";
        try (var connection = asFunctions()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.createStatement().execute("select set_config('app.tenant', '1', true)");
            assertThatThrownBy(() -> connection.createStatement().execute(call)).hasMessageContaining("read committed");
            connection.rollback();
        }
        try (var connection = asFunctions()) {
            assertThatThrownBy(() -> connection.createStatement().execute(call)).hasMessageContaining("no tenant");
        }
        assertThat(purse.balance().posted()).isEqualTo(Money.cents(100));
    }

    private Connection asFunctions() throws SQLException {
        return DriverManager.getConnection(
                app.database().url(), "speechcad_app", app.database().appPassword());
    }

    private interface Numbered<T> {
        Callable<T> of(int number);
    }

    private static <T> List<T> atOnce(Numbered<T> work) throws Exception {
        var start = new CountDownLatch(1);
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < THREADS; i++) {
                var task = work.of(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            for (var one : running) {
                results.add(one.get());
            }
        }
        return results;
    }
}
