package com.speechcad.local.bench;

import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.words.Form;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./speechcad bench campaigns [ROWS] [--rounds N] [--only import|export] [--write]}: contacts in and a campaign's
 * rows out, each against the least that could be done for it.
 */
public final class CampaignsBench {
    static final Form FORM = Form.of("bench campaigns", "[ROWS]", "--rounds N", "--only import|export", "--write");

    private static final int ROWS = 100_000;
    private static final int MOST_ROWS = 999_999;
    private static final int MOST_ROUNDS = 1000;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;

    private CampaignsBench() {}

    record Asked(int rows, int rounds, String only, boolean write) {
        /** @throws IllegalArgumentException with a sentence for whoever typed them */
        static Asked read(String... typed) {
            var words = FORM.read(typed);
            var only = words.oneOf("--only", List.of("import", "export")).orElse("");
            if (words.has("--write") && !only.isEmpty()) {
                throw new IllegalArgumentException("--write takes both tables, and with --only one is not measured");
            }
            return new Asked(
                    words.plainNumber(ROWS, MOST_ROWS),
                    words.number("--rounds", ROUNDS, MOST_ROUNDS),
                    only,
                    words.has("--write"));
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var asked = BenchProcess.readOrExit("bench campaigns", Asked::read, arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-campaigns");
                var postgres = LocalPostgres.start(process.folder(), 0, false)) {
            postgres.migrate(RigKeys.DATABASE_PASSWORD);
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            try (var connection = postgres.superuser().getConnection();
                    var rooms =
                            ImportRooms.over(postgres, RigKeys.DATABASE_PASSWORD, BenchContacts.csv(asked.rows()))) {
                var section = section(machine, asked, measured(rooms, connection, asked, out));
                out.println(section);
                if (asked.write()) {
                    Sections.write(Sections.DOCUMENT, Sections.CONTACTS, section);
                    out.println("Written to " + Sections.DOCUMENT);
                }
            }
        }
        // Libraries leave threads behind.
        System.exit(0);
    }

    private static List<String> measured(ImportRooms rooms, Connection connection, Asked asked, PrintStream out)
            throws SQLException {
        var tables = new ArrayList<String>();
        if (!asked.only().equals("export")) {
            tables.add(new ImportBench(rooms, connection, asked.rows(), out).measure(WARM_UPS, asked.rounds()));
        }
        if (!asked.only().equals("import")) {
            tables.add(new ExportBench(rooms, connection, asked.rows(), out).measure(WARM_UPS, asked.rounds()));
        }
        return tables;
    }

    private static String section(Machine machine, Asked asked, List<String> tables) {
        return Sections.CONTACTS + "\n\nWritten by `./speechcad bench campaigns --write`. " + machine.line()
                + ", heap at most "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB.\n\n"
                + machine.warning().map(warning -> warning + "\n\n").orElse("")
                + String.join("\n", tables)
                + """

                %d rounds after %d that warm up, everything in turn; medians, with the least and the most. **Processor time** is
                this process's, compilers and collector included, and that of PostgreSQL's sessions, in hundredths of a second.

                **The import's floor** is reading the file once, with the import's own reader into cells, as text, and a `COPY` of
                the same rows, ready made, into a table with nothing on it: no keys, no row-level security, one transaction. What
                the numbering plans' library needs for the numbers is *not* in it, nor is JSON; the line below the goal's has the
                numbers in it too. The import is all of it: the file fetched from the bucket, read once to be counted and judged
                as a whole and once more to be imported, numbers read, prices and the do-not-call list looked up, rows into the
                list with its two keys, counts, progress and the message in the chat.

                **An export** is the job of a campaign's table, from reading which columns it has to the message with the file:
                every contact has ended in one call, every other one has answered a question. **Reading the rows** is the export's
                own statement for the contacts and their calls, piece by piece, into the same records, and nothing else: neither
                the answers nor the columns' names.
                """.formatted(asked.rounds(), WARM_UPS);
    }
}
