package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestDatabase;
import java.sql.SQLException;

/** A function of the database, changed in one place, until it is closed. */
final class Mutation implements AutoCloseable {
    private final TestDatabase database;
    private final String healthy;

    private Mutation(TestDatabase database, String healthy) {
        this.database = database;
        this.healthy = healthy;
    }

    /** @param was what stands in the function's text; it is an error if it does not */
    static Mutation of(TestDatabase database, String function, String was, String is) throws SQLException {
        try (var admin = database.adminConnection();
                var statement = admin.createStatement();
                var row = statement.executeQuery("select pg_get_functiondef('" + function + "'::regproc)")) {
            row.next();
            var text = row.getString(1);
            assertThat(text).as("what is mutated in " + function).contains(was);
            database.admin(text.replace(was, is));
            return new Mutation(database, text);
        }
    }

    @Override
    public void close() {
        database.admin(healthy);
    }
}
