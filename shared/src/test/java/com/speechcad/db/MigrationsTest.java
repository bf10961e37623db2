package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationsTest {
    /** A managed PostgreSQL gives nobody a superuser: its master may make roles and databases, and no more. */
    @Test
    void the_owner_of_a_managed_database_can_run_every_migration() throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setPort(TestPort.free())
                .start()) {
            execute(server.getPostgresDatabase(), "create role owner login createrole createdb password 'local-only'");
            execute(server.getPostgresDatabase(), "create database speechcad owner owner");

            var migrated = Flyway.configure()
                    .dataSource(owner(server))
                    .configuration(MigratedFolder.NO_TRANSACTION)
                    .load()
                    .migrate();

            assertThat(migrated.success).isTrue();
            assertThat(migrated.migrationsExecuted).isGreaterThan(10);
        }
    }

    private static DataSource owner(EmbeddedPostgres server) {
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + server.getPort() + "/speechcad");
        source.setUser("owner");
        source.setPassword("local-only");
        return source;
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
