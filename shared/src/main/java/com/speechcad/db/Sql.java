package com.speechcad.db;

import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Plain SQL with named places ({@code :name}), always within {@link Tx}. A mistake in it is an exception, a bug. What is
 * asked for as {@link Later}, or only done {@link Statement#soon}, shares a round trip with what comes after it.
 */
@Singleton
public class Sql {
    private final Tx tx;

    Sql(Tx tx) {
        this.tx = tx;
    }

    public Statement of(String sql) {
        return new Statement(tx, sql);
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }
}
