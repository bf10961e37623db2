package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a chain's end can show is shown there: the platform's accounts, its checkpoint, and what is not settled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainMutantsTest {
    private static final int LENGTH = 50;
    private static final int CHAINS = 12;

    /** What was settled and then taken back is owed the other way round: chance brings that about in few chains. */
    private static final Chain SETTLED_AND_REVERSED = new Chain(
            0,
            List.of(
                    new Chain.Step(0, Chain.What.TOP_UP, 0, 0, Chain.Edge.SOME, 4_000_001),
                    new Chain.Step(1, Chain.What.SETTLE, 0, 0, Chain.Edge.ALL, 0),
                    new Chain.Step(2, Chain.What.REVERSE, 0, 0, Chain.Edge.ALL, 0)));

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void chains_in_healthy_books_end_as_in_the_model() {
        assertThat(firstDifference()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            recordings are booked as usage | ledger_into | WHEN 'RECORDING'::text THEN 5 | WHEN 'RECORDING'::text THEN 4
            plans are booked as adjustments | ledger_into | WHEN 'SUBSCRIPTION'::text THEN 3 | WHEN 'SUBSCRIPTION'::text THEN 6
            goodwill comes out of the clearing | ledger_from | WHEN 'OPERATOR_CREDIT'::text THEN 7 | WHEN 'OPERATOR_CREDIT'::text THEN 1
            a settlement answers and books nothing | ledger_settle | "  insert into ledger_transfer" | \
            "return row(op, true, false, '', abs(line.due), 0, 0, 0, '{}'::bigint[])::ledger_answer; insert into ledger_transfer"
            a fold drops an operation | ledger_fold | o.xid >= since | o.xid > since
            no clearing is ever too old | ledger_op_faults | u.effective_at < at - stale | false
            """)
    void a_chain_finds_it(String what, String function, String was, String is) throws SQLException {
        Optional<String> found;
        try (var _ = Mutation.of(app.database(), function, was, is)) {
            found = firstDifference();
        }
        assertThat(found).as(what).isPresent();
    }

    private Optional<String> firstDifference() {
        var random = LongStream.rangeClosed(1, CHAINS).mapToObj(seed -> Chain.of(seed, LENGTH));
        return Stream.concat(Stream.of(SETTLED_AND_REVERSED), random)
                .map(chain -> new ChainRun(app).difference(chain))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
