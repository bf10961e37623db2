package com.speechcad.local.bench;

import com.speechcad.campaign.contacts.ImportState;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.local.postgres.LocalPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The import part of {@code ./speechcad bench campaigns [ROWS]}: a CSV file of 100,000 contacts with five variables, in
 * by the import's own jobs, against reading the file alone plus a {@code COPY} of the same rows into a table without
 * keys or guards. All take turns, so that they meet the same machine. What the numbering plans' library needs for the
 * numbers is no part of that floor; a second one, with it, is shown beside.
 */
public final class ImportBench {
    private static final Path FOLDER = Path.of(".speechcad", "bench-import");
    private static final int ROWS = 100_000;
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 5;
    private static final double GOAL = 1.5;

    private ImportBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var rows = arguments.length == 0 ? ROWS : Integer.parseInt(arguments[0]);
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        forget();
        try (var postgres = LocalPostgres.start(FOLDER, 0, false)) {
            postgres.migrate(RigKeys.DATABASE_PASSWORD);
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            var file = csv(rows);
            out.printf(
                    "Import: %,d contacts with 5 variables, a CSV of %.1f MB; heap at most %d MB%n",
                    rows, file.length / 1e6, Runtime.getRuntime().maxMemory() >> 20);
            try (var connection = postgres.superuser().getConnection();
                    var rooms = ImportRooms.over(postgres, RigKeys.DATABASE_PASSWORD, file)) {
                prices(connection);
                measure(rooms, connection, rows, out);
            }
        } finally {
            forget();
        }
        System.exit(0);
    }

    private static void measure(ImportRooms rooms, Connection connection, int rows, PrintStream out)
            throws SQLException, IOException {
        var ratios = new ArrayList<Double>();
        var withNumbers = new ArrayList<Double>();
        out.println(
                "  round   parse ms  numbers ms    COPY ms  import ms   ratio  with numbers  heap peak MB  after MB");
        for (var round = 1 - WARM_UPS; round <= ROUNDS; round++) {
            var parse = timed(() -> {
                if (rooms.parsed(_ -> {}) != rows + 1) {
                    throw new IllegalStateException("not every row was read");
                }
            });
            var numbers = timed(() -> read(rooms, rows)) - parse;
            var copy = copied(connection, rows);
            System.gc();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            var whole = timed(() -> {
                var done = rooms.imported();
                if (done.state() != ImportState.DONE || done.counts().ready() != rows) {
                    throw new IllegalStateException("not every row is a contact: " + done.counts());
                }
            });
            var peak = heap().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.gc();
            var after = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            var ratio = whole / (parse + copy);
            var withThem = whole / (parse + numbers + copy);
            out.printf(
                    "%7s %10.0f %11.0f %10.0f %10.0f %7.2f %13.2f %13d %9d%n",
                    round < 1 ? "warm" : Integer.toString(round),
                    parse,
                    numbers,
                    copy,
                    whole,
                    ratio,
                    withThem,
                    peak >> 20,
                    after >> 20);
            if (round >= 1) {
                ratios.add(ratio);
                withNumbers.add(withThem);
            }
            execute(connection, "truncate contact");
            execute(connection, "vacuum contact");
        }
        var median = median(ratios);
        out.printf("Against parsing, COPY and reading the numbers: median %.2f%n", median(withNumbers));
        out.printf(
                "Import against parsing and COPY: median %.2f, goal at most %.1f: %s%n",
                median, GOAL, median <= GOAL ? "met" : "MISSED");
    }

    /** What the numbering plans' library alone needs for the numbers of the file. */
    private static void read(ImportRooms rooms, int rows) {
        var known = new int[1];
        rooms.parsed(row ->
                known[0] += PhoneNumber.look(row.cells().getFirst(), "US").isPresent() ? 1 : 0);
        if (known[0] != rows) {
            throw new IllegalStateException("not every number was read");
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** The same rows as the import writes, into a table with nothing but its columns. */
    private static double copied(Connection connection, int rows) throws SQLException, IOException {
        execute(connection, "drop table if exists staging");
        execute(
                connection,
                "create table staging (list_id uuid, seq bigint, number text, region text, variables jsonb)");
        var lines = staging(rows);
        try {
            return timed(() -> {
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
            execute(connection, "drop table staging");
        }
    }

    private static byte[] staging(int rows) {
        var lines = new StringBuilder(rows * 180);
        for (var row = 0; row < rows; row++) {
            var cells = cells(row);
            lines.append("00000000-0000-7000-8000-000000000001\t")
                    .append(1_000_000 + row)
                    .append('\t')
                    .append(number(row))
                    .append("\tUS\t{\"first_name\":\"")
                    .append(cells.get(0))
                    .append("\",\"last_name\":\"")
                    .append(cells.get(1))
                    .append("\",\"city\":\"")
                    .append(cells.get(2))
                    .append("\",\"date\":\"")
                    .append(cells.get(3))
                    .append("\",\"amount\":\"")
                    .append(cells.get(4))
                    .append("\"}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] csv(int rows) {
        var lines = new StringBuilder(rows * 80).append("Phone,First name,Last name,City,Date,Amount\n");
        for (var row = 0; row < rows; row++) {
            lines.append(number(row))
                    .append(',')
                    .append(String.join(",", cells(row)))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Never rung: nothing here dials. */
    private static String number(int row) {
        return "+1212" + (2_000_000 + row * 7);
    }

    private static List<String> cells(int row) {
        return List.of(
                "First" + row % 997,
                "Last" + row % 7919,
                Arrays.asList("New York", "Boston", "Chicago", "San José").get(row % 4),
                "2026-11-" + (10 + row % 20),
                "%d.%02d".formatted(row % 500, row % 100));
    }

    private static void prices(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from price where region = 'US'")) {
            found.next();
            if (found.getLong(1) == 0) {
                throw new IllegalStateException("the migrated database has no price for the United States");
            }
        }
    }

    private static double timed(Runnable work) {
        var before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e6;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(FOLDER.resolveSibling(FOLDER.getFileName() + ".log"));
    }
}
