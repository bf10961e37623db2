package com.speechcad.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One way to move money (or the floor below all of them), done over and over on one connection. */
enum MoneyWork {
    FLOOR("one durable row") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            var insert = rig.asFunctions(place).prepareStatement("insert into bench_row (said) values ('so it is')");
            return insert::executeUpdate;
        }
    },
    POSTING("posting, spread wallets") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            return posting(rig.asFunctions(place), rig::someone);
        }
    },
    POSTING_HOT("posting, one hot wallet") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            return posting(rig.asFunctions(place), rig::first);
        }
    },
    INTERACTIVE("the same SQL as a transaction of statements, spread") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            return interactive(rig.asLedger(place), rig::someone);
        }
    },
    INTERACTIVE_HOT("the same SQL as a transaction of statements, hot") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            return interactive(rig.asLedger(place), rig::first);
        }
    },
    HOLD("hold + capture + release") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            var holding = new Holding(rig.asFunctions(place), rig::someone);
            return () -> holding.release(holding.capture(holding.hold()));
        }
    },
    CALL("hold + capture, as a call ends") {
        @Override
        Client on(MoneyRig rig, int place) throws SQLException {
            var holding = new Holding(rig.asFunctions(place), rig::someone);
            return () -> holding.capture(holding.hold());
        }
    };

    private static final AtomicLong KEYS = new AtomicLong();
    private static final String TENANT = "select set_config('app.tenant', '1', true);";
    private static final String OUTBOX = """
            insert into chat_message (chat_id, slot, payload, due_at) values (?, 'home', '{"text":"so it is"}', now())
              on conflict (tenant_id, chat_id, slot) do update
              set payload = excluded.payload, wanted_version = chat_message.wanted_version + 1""";

    private final String title;

    MoneyWork(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Client on(MoneyRig rig, int place) throws SQLException;

    /** Does it once. */
    @FunctionalInterface
    interface Client {
        void once() throws SQLException;
    }

    @FunctionalInterface
    private interface Payer {
        long next();
    }

    private static String key(String kind) {
        return kind + ThreadLocalRandom.current().nextInt(1000) + ":" + KEYS.incrementAndGet();
    }

    /** Tenant, posting and outbox row in one round trip and one transaction. */
    private static Client posting(Connection connection, Payer payer) throws SQLException {
        var all = connection.prepareStatement(
                TENANT + "select applied from ledger_debit(?, 'SUBSCRIPTION', ?, 1, 'bench', 'bench', null, '', now());"
                        + OUTBOX);
        return () -> {
            var user = payer.next();
            all.setString(1, key("d"));
            all.setLong(2, user);
            all.setLong(3, user);
            all.execute();
            all.getMoreResults();
            mustBeApplied(all);
        };
    }

    /** What is set aside for a call, and its end; each a transaction. */
    private static final class Holding {
        private final Payer payer;
        private final PreparedStatement hold;
        private final PreparedStatement capture;
        private final PreparedStatement release;

        Holding(Connection connection, Payer payer) throws SQLException {
            this.payer = payer;
            hold = connection.prepareStatement(TENANT
                    + "select applied from ledger_authorise(?, ?, 10, ?, now() + interval '1 hour', 'bench', now())");
            capture = connection.prepareStatement(
                    TENANT + "select applied from ledger_capture(?, ?, '{CALL}', '{7}', 'bench', now())");
            release = connection.prepareStatement(
                    TENANT + "select applied from ledger_close(?, 'RELEASE', 'bench', now())");
        }

        /** @return its subject */
        String hold() throws SQLException {
            var subject = key("s");
            hold.setString(1, "hold:" + subject);
            hold.setLong(2, payer.next());
            hold.setString(3, subject);
            ask(hold);
            return subject;
        }

        /** @return the same subject */
        String capture(String subject) throws SQLException {
            capture.setString(1, subject + ":charge");
            capture.setString(2, subject);
            ask(capture);
            return subject;
        }

        void release(String subject) throws SQLException {
            release.setString(1, subject);
            ask(release);
        }
    }

    private static void ask(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        mustBeApplied(statement);
    }

    private static void mustBeApplied(PreparedStatement statement) throws SQLException {
        try (var row = statement.getResultSet()) {
            if (!row.next() || !row.getBoolean(1)) {
                throw new IllegalStateException("the ledger rejected what the bench asked for");
            }
        }
    }

    /** What the function does, sent statement by statement. */
    private static Client interactive(Connection connection, Payer payer) throws SQLException {
        connection.setAutoCommit(false);
        var tenant = connection.prepareStatement("select set_config('app.tenant', '1', true)");
        var op = connection.prepareStatement("""
                insert into ledger_op (key, request_hash, kind, user_id, subject, source, moved_micros, legs, effective_at)
                values (?, sha256(convert_to(?, 'UTF8')), 'SUBSCRIPTION', ?, 'bench', 'bench', 1, 1, now())
                on conflict do nothing returning id""");
        var wallet = connection.prepareStatement("""
                update ledger_account set posted_micros = posted_micros - 1, seq = seq + 1
                where tenant_id = 1 and owner_user_id = ? and code = 'wallet' and currency = 'USD' and status = 'OPEN'
                  and posted_micros - held_micros - 1 >= 0
                returning id, seq, posted_micros""");
        var entry = connection.prepareStatement("""
                insert into ledger_transfer (op_id, leg, kind, debit_account, credit_account, amount_micros,
                  wallet_account, wallet_seq, wallet_change, wallet_after, effective_at)
                values (?, 1, 'SUBSCRIPTION', ?, 3, 1, ?, ?, -1, ?, now())""");
        var outbox = connection.prepareStatement(OUTBOX);
        return () -> {
            var user = payer.next();
            var key = key("i");
            tenant.execute();
            op.setString(1, key);
            op.setString(2, key);
            op.setLong(3, user);
            long id;
            try (var row = op.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            wallet.setLong(1, user);
            try (var row = wallet.executeQuery()) {
                row.next();
                entry.setLong(1, id);
                entry.setLong(2, row.getLong(1));
                entry.setLong(3, row.getLong(1));
                entry.setLong(4, row.getLong(2));
                entry.setLong(5, row.getLong(3));
            }
            entry.executeUpdate();
            outbox.setLong(1, user);
            outbox.executeUpdate();
            connection.commit();
        };
    }
}
