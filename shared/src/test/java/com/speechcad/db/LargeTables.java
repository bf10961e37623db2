package com.speechcad.db;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Tables with thousands of rows of one tenant, and how PostgreSQL would read them for the functions' role. Going through all of
 * a table is forbidden to the planner, so that a few thousand rows are planned as millions would be.
 */
public final class LargeTables {
    private static final int ROWS = 3_000;

    private final TestApp app;

    /** @param app whose database nobody has connected to yet with what is asked here */
    public LargeTables(TestApp app) {
        this.app = app;
    }

    /**
     * Puts rows into a table that differ in some columns only; no rule between tables is asked.
     *
     * @param columns to an SQL expression, in which {@code n} counts the rows
     */
    public LargeTables fill(String table, Map<String, String> columns) {
        var changed = columns.entrySet().stream()
                .map(column -> "'" + column.getKey() + "', " + column.getValue())
                .collect(Collectors.joining(", "));
        try (var superuser = app.database().adminConnection();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            new RowFiller(superuser).fill(table, TestApp.TENANT.value());
            statement.execute("insert into " + table + " overriding system value"
                    + " select (jsonb_populate_record(a, jsonb_build_object(" + changed + "))).*"
                    + " from " + table + " a, generate_series(1, " + ROWS + ") n"
                    + " where a.ctid = (select ctid from " + table + " where tenant_id = 1 limit 1)");
            statement.execute("analyze " + table);
        } catch (SQLException refused) {
            throw new IllegalStateException(table, refused);
        }
        return this;
    }

    /** How a statement of a function would be gone about, a step a line. */
    public String plan(String sql, UnaryOperator<Statement> values) {
        return app.tx().call(TestApp.TENANT, () -> {
            app.sql().of("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    values.apply(app.sql().of("explain (costs off) " + sql)).list(row -> row.text("QUERY PLAN")));
        });
    }
}
