package com.speechcad.local.bench;

import com.speechcad.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A durable PostgreSQL with people who have money, and connections to it. */
final class MoneyRig implements AutoCloseable {
    private static final int PEOPLE = 5_000;

    private final LocalPostgres postgres;
    private final Map<Integer, Connection> functions = new HashMap<>();
    private final Map<Integer, Connection> ledgers = new HashMap<>();
    private final long firstPerson;

    MoneyRig(Path folder) throws SQLException {
        postgres = LocalPostgres.start(folder, 0, true);
        postgres.migrate(RigKeys.DATABASE_PASSWORD);
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '1', false)");
            statement.execute("create table bench_row (id bigint generated always as identity, said text)");
            statement.execute("grant insert on bench_row to " + LocalPostgres.APP_ROLE);
            statement.execute(
                    "insert into app_user (telegram_id) select 8000000 + n from generate_series(1, " + PEOPLE + ") n");
            statement.execute("select ledger_credit('bench:' || id, 'TOP_UP', id, 1000000000000, '', 'bench', null, '',"
                    + " now()) from app_user where telegram_id > 8000000");
            // As books are after their first day: a table that is known to be empty is read from end to end.
            statement.execute(
                    "select ledger_authorise('hold:bench:' || id, id, 1, 'bench:' || id, now(), 'bench', now())"
                            + " from app_user where telegram_id between 8000001 and 8000500");
            statement.execute("vacuum analyze");
            try (var row = statement.executeQuery("select min(id) from app_user where telegram_id > 8000000")) {
                row.next();
                firstPerson = row.getLong(1);
            }
        }
    }

    long first() {
        return firstPerson;
    }

    long someone() {
        return firstPerson + 1 + ThreadLocalRandom.current().nextInt(PEOPLE - 1);
    }

    /** As the functions are: their role, row-level security on. All works take turns on the same connections. */
    Connection asFunctions(int place) throws SQLException {
        var known = functions.get(place);
        if (known == null) {
            known = DriverManager.getConnection(postgres.url(), LocalPostgres.APP_ROLE, RigKeys.DATABASE_PASSWORD);
            functions.put(place, known);
        }
        return known;
    }

    /** As the ledger's own role, which no function of ours can become; row-level security binds it too. */
    Connection asLedger(int place) throws SQLException {
        var known = ledgers.get(place);
        if (known == null) {
            known = postgres.superuser().getConnection();
            ledgers.put(place, known);
            try (var statement = known.createStatement()) {
                statement.execute("set role speechcad_ledger");
            }
        }
        return known;
    }

    /** Starts every round alike. */
    void checkpoint() throws SQLException {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** How many rules of the books are broken after all that. */
    long faults() throws SQLException {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '1', false)");
            try (var row = statement.executeQuery("select count(*) from ledger_invariants()")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : functions.values()) {
            connection.close();
        }
        for (var connection : ledgers.values()) {
            connection.close();
        }
        postgres.close();
    }
}
