package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation reads does not grow with what other people do at the same time. */
class LedgerReadsTest {
    private static final int OTHERS = 300;

    private final RawBooks books = new RawBooks(TestDatabase.fresh());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_capture('mine', 'mine', '{CALL}', '{7}', 'test', now())",
                "ledger_close('mine', 'RELEASE', 'test', now())"
            })
    void the_end_of_a_hold_reads_its_own_row_however_many_are_open(String end) throws SQLException {
        var user = books.user(10_000);
        books.number("select count(ledger_authorise('hold:other:' || n, " + user
                + ", 10, 'other:' || n, now(), 'test', now()))" + " from generate_series(1, " + OTHERS + ") n");
        books.ask("ledger_authorise('hold:mine', %d, 10, 'mine', now(), 'test', now())".formatted(user));

        try (var connection = books.connect()) {
            connection.setAutoCommit(false);
            var answer = RawBooks.ask(connection, end);

            assertThat(answer.applied()).isTrue();
            assertThat(RawBooks.number(
                            connection,
                            "select sum(seq_tup_read + idx_tup_fetch) from pg_stat_xact_user_tables"
                                    + " where relname = 'ledger_hold'"))
                    .as("rows of holds that were read")
                    .isBetween(2L, 10L);
            connection.commit();
        }
        assertThat(books.faults()).isEmpty();
    }
}
