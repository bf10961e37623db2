package com.speechcad.local.proof;

import com.speechcad.local.proof.Posting.Operation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What the books hold after the kills, against what the clients tried and were told. */
final class KilledBooks {
    private final DataSource database;
    private final Set<String> tried;
    private final Set<String> acknowledged;

    KilledBooks(DataSource database, Set<String> tried, Set<String> acknowledged) {
        this.database = database;
        this.tried = tried;
        this.acknowledged = acknowledged;
    }

    private record Row(long moved, long legs, long written) {}

    void compare(Part part) throws SQLException {
        // A server that was killed has forgotten its statistics, and plans the proof for empty tables.
        run("analyze");
        var known = known();
        for (var key : acknowledged) {
            var row = known.get(Operation.booked(key));
            var operation = Operation.of(key);
            if (row != null && !row.equals(new Row(operation.moved, operation.legs, operation.legs))) {
                part.wrong("%s, a %s, is %s".formatted(key, operation, row));
            }
        }
        var lost = acknowledged.stream()
                .filter(key -> !known.containsKey(Operation.booked(key)))
                .count();
        var asked = asked();
        var strange =
                known.keySet().stream().filter(key -> !asked.contains(key)).count();
        var unresolved =
                tried.stream().filter(key -> !acknowledged.contains(key)).count();
        var sum =
                acknowledged.stream().mapToLong(key -> Operation.of(key).change).sum();
        var beyond = number("select sum(posted_micros) from ledger_account where code = 'wallet'") - sum;
        var faults = number("select count(*) from (select set_config('app.tenant', '1', false)) t,"
                + " lateral (select * from ledger_invariants(now()) where t is not null) f");
        part.figure("acknowledged and lost", lost)
                .figure("operations nobody asked for", strange)
                .figure("outcomes still unknown", unresolved)
                .figure("micro-dollars in the wallets beyond the sum of its operations", beyond)
                .figure("broken invariants", faults);
        if (lost + strange + unresolved + Math.abs(beyond) + faults != 0) {
            part.wrong("after the kills: " + part.figures());
        }
    }

    private Set<String> asked() {
        var asked = new HashSet<String>();
        for (var key : tried) {
            asked.add(Operation.booked(key));
            if (Operation.of(key) == Operation.CAPTURE) {
                asked.add(Operation.closing(Posting.before(key)));
            }
        }
        return asked;
    }

    private Map<String, Row> known() throws SQLException {
        var known = new HashMap<String, Row>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select o.key, o.moved_micros, o.legs, count(t.id) from ledger_op o left join ledger_transfer t"
                                + " on t.tenant_id = o.tenant_id and t.op_id = o.id where o.outcome = 'APPLIED'"
                                + " group by o.key, o.moved_micros, o.legs")) {
            while (rows.next()) {
                known.put(rows.getString(1), new Row(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return known;
    }

    private void run(String command) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private long number(String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
