package com.speechcad.local.bench;

import com.speechcad.campaign.results.TableWriter.Format;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** A campaign's table as CSV and as XLSX, against reading its rows alone; all take turns. */
final class ExportBench {
    private final ImportRooms rooms;
    private final Connection connection;
    private final int rows;
    private final PrintStream out;

    ExportBench(ImportRooms rooms, Connection connection, int rows, PrintStream out) {
        this.rooms = rooms;
        this.connection = connection;
        this.rows = rows;
        this.out = out;
    }

    private record File(Timed taken, long bytes, long most, long left) {}

    private record Round(Timed read, File csv, File xlsx) {}

    /** @return a table for the document */
    String measure(int warm, int rounds) throws SQLException {
        var campaign = campaign();
        out.println("Export: reading ms, CSV ms, XLSX ms, times reading, in processor time, heap at most MB, left MB");
        var taken = new ArrayList<Round>();
        for (var at = 1 - warm; at <= rounds; at++) {
            var round = new Round(
                    Timed.of(connection, () -> all(rooms.read(campaign))),
                    file(campaign, Format.CSV),
                    file(campaign, Format.XLSX));
            out.printf(
                    "%5s %6.0f %6.0f %6.0f %6.2f %6.2f %6.2f %6.2f %5d %5d %5d %5d%n",
                    at < 1 ? "warm" : Integer.toString(at),
                    round.read.millis(),
                    round.csv.taken.millis(),
                    round.xlsx.taken.millis(),
                    round.csv.taken.over(round.read),
                    round.xlsx.taken.over(round.read),
                    round.csv.taken.busyOver(round.read),
                    round.xlsx.taken.busyOver(round.read),
                    round.csv.most,
                    round.xlsx.most,
                    round.csv.left,
                    round.xlsx.left);
            if (at >= 1) {
                taken.add(round);
            }
        }
        return table(taken);
    }

    private void all(int count) {
        if (count != rows) {
            throw new IllegalStateException(count + " of " + rows + " rows");
        }
    }

    private File file(UUID campaign, Format format) throws SQLException {
        Heap.look();
        var bytes = new long[1];
        var taken = Timed.of(connection, () -> bytes[0] = rooms.exported(campaign, format));
        if (bytes[0] < 50L * rows / 10) {
            throw new IllegalStateException("a file of " + bytes[0] + " bytes");
        }
        var most = Heap.mostMegabytes();
        return new File(taken, bytes[0], most, Heap.leftMegabytes());
    }

    private String table(List<Round> taken) {
        return """
                | export of %,d rows | reading the rows | CSV | XLSX |
                |---|---|---|---|
                | ms | %s | %s | %s |
                | processor ms | %s | %s | %s |
                | times reading | | %s | %s |
                | times reading, in processor time | | %s | %s |
                | file, MB | | %.1f | %.1f |
                | heap at most, MB | | %d | %d |
                """.formatted(
                        rows,
                        spread(taken, round -> round.read.millis()),
                        spread(taken, round -> round.csv.taken.millis()),
                        spread(taken, round -> round.xlsx.taken.millis()),
                        spread(taken, round -> round.read.busy().millis()),
                        spread(taken, round -> round.csv.taken.busy().millis()),
                        spread(taken, round -> round.xlsx.taken.busy().millis()),
                        spread(taken, round -> round.csv.taken.over(round.read)),
                        spread(taken, round -> round.xlsx.taken.over(round.read)),
                        spread(taken, round -> round.csv.taken.busyOver(round.read)),
                        spread(taken, round -> round.xlsx.taken.busyOver(round.read)),
                        taken.getLast().csv.bytes / 1e6,
                        taken.getLast().xlsx.bytes / 1e6,
                        taken.stream().mapToLong(round -> round.csv.most).max().orElseThrow(),
                        taken.stream().mapToLong(round -> round.xlsx.most).max().orElseThrow());
    }

    private static Figures.Spread spread(List<Round> taken, ToDoubleFunction<Round> of) {
        return Figures.spread(taken.stream().map(of::applyAsDouble).toList());
    }

    /** Over: each contact was called once, every other one has answered. */
    private UUID campaign() throws SQLException {
        var id = rooms.campaign();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into campaign_contact (tenant_id, campaign_id, seq, number, region, variables, state, outcome,
                      tries, next_at)
                    select g.tenant_id, g.id, n, '+1212' || (2000000 + n * 7), 'US',
                      jsonb_build_object('first_name', 'First' || n %% 997, 'last_name', 'Last' || n %% 7919,
                        'city', (array['New York', 'Boston', 'Chicago', 'San José'])[n %% 4 + 1],
                        'date', '2026-11-' || 10 + n %% 20, 'amount', n %% 500 || '.50'),
                      'REACHED', 'user_hangup', 1, now()
                    from campaign g, generate_series(1, %d) n where g.id = '%s'""".formatted(rows, id));
            statement.execute("""
                    insert into attempt (tenant_id, id, user_id, business_id, account_id, nonce, kind, to_number,
                      from_number, recording, flow_version_id, flow_name, flow_number, agent_id, agent_version,
                      typed_input, labels, most_micros, most_seconds, price_version, state, planned_at, due_at,
                      dialled_at, ended_at, reason, campaign_id, campaign_seq)
                    select g.tenant_id, gen_random_uuid(), g.user_id, g.business_id, g.account_id, 'bench ' || c.seq,
                      'BULK', c.number, '+14155550100', false, gen_random_uuid(), 'Bench', 1, 'agent', 1,
                      false, '{"q1":"Coming?"}', 0, 60, 1, 'NOT_CONNECTED', now(), now(), now(), now(), 'user_hangup',
                      g.id, c.seq
                    from campaign g join campaign_contact c on c.campaign_id = g.id where g.id = '%s'""".formatted(id));
            statement.execute("""
                    insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                    select tenant_id, id, 1, 'q1', 'KEY', 'yes', now() - interval '1 hour' from attempt
                    where campaign_id = '%s' and campaign_seq %% 2 = 0""".formatted(id));
            statement.execute("vacuum analyze campaign_contact, attempt, call_answer");
        }
        return id;
    }
}
