package com.speechcad.local.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One credit in one transaction, without any of our own code between: what the functions send, over plain JDBC. */
final class Posting implements AutoCloseable {
    private static final String CREDIT =
            "select op_id, replayed from ledger_credit(?, 'TOP_UP', ?, ?, '', 'user', null, '', now())";

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

    /** @return the operation's number; acknowledged when this returns */
    long credit(String key, long user, long micros) throws SQLException {
        try (var tenant = connection.prepareStatement("select set_config('app.tenant', '1', true)");
                var credit = connection.prepareStatement(CREDIT)) {
            tenant.execute();
            credit.setString(1, key);
            credit.setLong(2, user);
            credit.setLong(3, micros);
            long op;
            try (var rows = credit.executeQuery()) {
                rows.next();
                op = rows.getLong(1);
            }
            connection.commit();
            return op;
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
