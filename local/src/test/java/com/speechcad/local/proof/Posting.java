package com.speechcad.local.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * One operation of the ledger in one transaction, without any of our own code between: what the functions send, over plain
 * JDBC. Which one it is, and about what, follows from its key: a client's keys are {@code prefix:0}, {@code prefix:1}, ...,
 * each asked for when the one before is resolved.
 */
final class Posting implements AutoCloseable {
    private final Connection connection;

    Posting(String url, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "speechcad_app");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
    }

    /**
     * What is done, and what it comes to. A round of them, in this order, leaves a wallet richer, so that none is refused.
     */
    enum Operation {
        CREDIT(100, 100, 1, "ledger_credit('%1$s', 'TOP_UP', %3$d, 100, '', 'user', null, '', now())"),
        DEBIT(10, -10, 1, "ledger_debit('%1$s', 'SUBSCRIPTION', %3$d, 10, '', 'user', null, '', now())"),
        /** Of the debit before. */
        REFUND(
                5,
                5,
                1,
                "ledger_refund('%1$s', (select id from ledger_op where key = '%2$s'), 5, 'operator:1', 'asked for', now())"),
        HOLD(0, 0, 0, "ledger_authorise('%1$s', %3$d, 20, '%1$s', now() + interval '1 day', 'user', now())"),
        /** Of the hold before: two lines, and the rest of it comes back. */
        CAPTURE(17, -17, 2, "ledger_capture('%1$s', '%2$s', '{CALL,RECORDING}', '{12,5}', 'retell', now())"),
        HOLD_AGAIN(0, 0, 0, HOLD.call),
        /** Of the hold before. */
        RELEASE(0, 0, 0, "ledger_close('%2$s', 'RELEASE', 'user', now())");

        /** What its row says it moved, in micro-dollars. */
        final long moved;

        /** What the wallet has more afterwards. */
        final long change;

        final int legs;
        private final String call;

        Operation(long moved, long change, int legs, String call) {
            this.moved = moved;
            this.change = change;
            this.legs = legs;
            this.call = call;
        }

        static Operation of(String key) {
            return values()[(int) (number(key) % values().length)];
        }

        /** The key that its row has in the books. */
        static String booked(String key) {
            return of(key) == RELEASE ? closing(before(key)) : key;
        }

        /** The row that closes a hold, which a capture writes beside its own. */
        static String closing(String hold) {
            return "hold:" + hold + ":close";
        }
    }

    private static long number(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf(':') + 1));
    }

    static String before(String key) {
        return key.substring(0, key.lastIndexOf(':') + 1) + (number(key) - 1);
    }

    /** Acknowledged when this returns. */
    void post(String key, long user) throws SQLException {
        try (var tenant = connection.prepareStatement("select set_config('app.tenant', '1', true)");
                var posting = connection.createStatement()) {
            tenant.execute();
            posting.execute("select op_id from " + Operation.of(key).call.formatted(key, before(key), user));
            connection.commit();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It was broken on purpose.
        }
    }
}
