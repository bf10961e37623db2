package com.speechcad.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whoever may see and do everything in one database, over one connection that is kept: to connect costs the server many
 * times what a look does, and a test that waits looks many times a second.
 */
public final class Superuser implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final DataSource database;
    private @Nullable Connection open;

    public Superuser(DataSource database) {
        this.database = database;
    }

    /** The first column. */
    public synchronized List<String> lines(String query) {
        try (var statement = connection().createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException broken) {
            throw failed(query, broken);
        }
    }

    /** Commits at once. */
    public synchronized void run(String sql) {
        try (var statement = connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw failed(sql, broken);
        }
    }

    @Override
    public synchronized void close() {
        try (var _ = open) {
            open = null;
        } catch (SQLException _) {
            // Cut off, or its server is gone.
        }
    }

    /** What was begun and broken off goes with its connection. */
    private IllegalStateException failed(String sql, SQLException broken) {
        close();
        return new IllegalStateException(sql, broken);
    }

    /** Another one when somebody cut it, or the server was started again. */
    private Connection connection() throws SQLException {
        var known = open;
        if (known == null || !known.isValid(PATIENCE_SECONDS)) {
            close();
            known = database.getConnection();
            open = known;
        }
        return known;
    }
}
