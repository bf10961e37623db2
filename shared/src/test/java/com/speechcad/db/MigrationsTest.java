package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void payouts_decided_before_they_were_marked_are_set_apart_and_can_still_be_changed()
            throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setPort(TestPort.free())
                .start()) {
            var database = server.getPostgresDatabase();
            var flyway = Flyway.configure().dataSource(database).configuration(MigratedFolder.NO_TRANSACTION);
            flyway.target("227").load().migrate();
            // Without a tenant and a person for them: the first by its owner, as it was possible, the second undecided.
            execute(
                    database,
                    "set session_replication_role = replica; insert into operator_request (tenant_id, kind, user_id,"
                            + " amount_micros, reason, takes_two, asked_by, asked_at, state, decided_by, decided_at) values"
                            + " (1, 'PAYOUT', 7, 5, 'sent', true, 8, now(), 'DONE', 7, now()),"
                            + " (1, 'PAYOUT', 7, 5, 'waits', true, 8, now(), 'WAITING', null, null)");

            flyway.target("latest").load().migrate();

            execute(database, "update operator_request set note = 'looked at' where reason = 'sent'");
            // Foreign keys would ask for the persons; the trigger of the decision is asked all the same.
            execute(
                    database,
                    "alter table operator_request enable always trigger not_decided_by_its_owner;"
                            + " set session_replication_role = replica; update operator_request set state = 'DONE',"
                            + " decided_by = 9, decided_at = now() where reason = 'waits'");
            assertThat(words(database, "select reason from operator_request where sent_unknown"))
                    .containsExactly("sent");
        }
    }

    private static List<String> words(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
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
