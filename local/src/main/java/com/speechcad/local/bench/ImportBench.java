package com.speechcad.local.bench;

import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.kernel.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.postgresql.PGConnection;

/**
 * A CSV file of contacts with five variables, in by the import's own jobs, against reading the file once with the same
 * reader plus a {@code COPY} of the same rows into a table without keys or guards. All take turns, so that they meet the
 * same machine. What the numbering plans' library needs for the numbers is no part of that floor; a second one, with it,
 * is shown beside. So is the ratio in processor time, ours and PostgreSQL's together, which says more where others want
 * the processors too.
 */
final class ImportBench {
    private static final double GOAL = 1.5;

    private final ImportRooms rooms;
    private final Connection connection;
    private final int rows;
    private final PrintStream out;

    ImportBench(ImportRooms rooms, Connection connection, int rows, PrintStream out) {
        this.rooms = rooms;
        this.connection = connection;
        this.rows = rows;
        this.out = out;
    }

    private record Round(Timed parse, Timed numbers, Timed copy, Timed whole, long most, long left) {
        double ratio() {
            return whole.over(parse.and(copy));
        }

        double withNumbers() {
            // What reads the numbers reads the file too.
            return whole.over(numbers.and(copy));
        }

        double busy() {
            return whole.busyOver(parse.and(copy));
        }

        double busyWithNumbers() {
            return whole.busyOver(numbers.and(copy));
        }
    }

    /** @return a table for the document */
    String measure(int warm, int rounds) throws SQLException {
        out.println(
                "Import: parse ms, numbers too, COPY ms, import ms (processor: ours, PostgreSQL's), ratio, with numbers,"
                        + " in processor time, with numbers, heap at most MB, left MB");
        var taken = new ArrayList<Round>();
        for (var at = 1 - warm; at <= rounds; at++) {
            var round = round();
            out.printf(
                    "%5s %6.0f %6.0f %6.0f %6.0f (%5.0f %5.0f) %6.2f %6.2f %6.2f %6.2f %5d %5d%n",
                    at < 1 ? "warm" : Integer.toString(at),
                    round.parse.millis(),
                    round.numbers.millis(),
                    round.copy.millis(),
                    round.whole.millis(),
                    round.whole.busy().millis() - round.whole.busy().serverMillis(),
                    round.whole.busy().serverMillis(),
                    round.ratio(),
                    round.withNumbers(),
                    round.busy(),
                    round.busyWithNumbers(),
                    round.most,
                    round.left);
            if (at >= 1) {
                taken.add(round);
            }
        }
        return table(taken);
    }

    private String table(List<Round> taken) {
        var ratio = spread(taken, Round::ratio);
        return """
                | import of %,d contacts with 5 variables | in time | in processor time |
                |---|---|---|
                | reading the file, ms | %s | %s |
                | `COPY` of the same rows, ms | %s | %s |
                | import, ms | %s | %s |
                | of it PostgreSQL's, ms | | %s |
                | **times reading and `COPY`**, goal ≤ %.1f | %s: %s | %s |
                | times reading, numbers and `COPY` | %s | %s |
                | heap at most, MB | %d | |
                | heap afterwards, MB | %d to %d | |
                """.formatted(
                        rows,
                        spread(taken, round -> round.parse.millis()),
                        spread(taken, round -> round.parse.busy().millis()),
                        spread(taken, round -> round.copy.millis()),
                        spread(taken, round -> round.copy.busy().millis()),
                        spread(taken, round -> round.whole.millis()),
                        spread(taken, round -> round.whole.busy().millis()),
                        spread(taken, round -> round.whole.busy().serverMillis()),
                        GOAL,
                        ratio,
                        ratio.median() <= GOAL ? "met" : "MISSED",
                        spread(taken, Round::busy),
                        spread(taken, Round::withNumbers),
                        spread(taken, Round::busyWithNumbers),
                        taken.stream().mapToLong(Round::most).max().orElseThrow(),
                        taken.stream().mapToLong(Round::left).min().orElseThrow(),
                        taken.stream().mapToLong(Round::left).max().orElseThrow());
    }

    private static Figures.Spread spread(List<Round> taken, ToDoubleFunction<Round> of) {
        return Figures.spread(taken.stream().map(of::applyAsDouble).toList());
    }

    private Round round() throws SQLException {
        var parse = Timed.of(connection, () -> {
            if (rooms.parsed(_ -> {}) != rows + 1) {
                throw new IllegalStateException("not every row was read");
            }
        });
        var numbers = Timed.of(connection, this::read);
        var copy = copied();
        Heap.look();
        var whole = Timed.of(connection, () -> {
            var done = rooms.imported();
            if (done.state() != ImportState.DONE || done.counts().ready() != rows) {
                throw new IllegalStateException("not every row is a contact: " + done.counts());
            }
        });
        var most = Heap.mostMegabytes();
        var round = new Round(parse, numbers, copy, whole, most, Heap.leftMegabytes());
        execute("truncate contact");
        execute("vacuum contact");
        return round;
    }

    /** What the numbering plans' library alone needs for the numbers of the file. */
    private void read() {
        var known = new int[1];
        rooms.parsed(row ->
                known[0] += PhoneNumber.look(row.cells().getFirst(), "US").isPresent() ? 1 : 0);
        if (known[0] != rows) {
            throw new IllegalStateException("not every number was read");
        }
    }

    /** The same rows as the import writes, into a table with nothing but its columns. */
    private Timed copied() throws SQLException {
        execute("drop table if exists staging");
        execute("create table staging (list_id uuid, seq bigint, number text, region text, variables jsonb)");
        var lines = BenchContacts.copied(rows);
        try {
            return Timed.of(connection, () -> {
                try {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy staging from stdin", new ByteArrayInputStream(lines));
                } catch (SQLException | IOException broken) {
                    throw new IllegalStateException(broken);
                }
            });
        } finally {
            execute("drop table staging");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
