package com.speechcad.local.bench;

import com.speechcad.local.bench.Letterbox.Letter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** What nobody can go below: a handler that does nothing, and one row made durable. */
final class FloorWork {
    private FloorWork() {}

    static Work bareHandler(Rig rig) {
        var measured = new Measured(rig);
        var letter = new Letter(
                "/bench", Map.of("content-type", "application/json"), "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        return new Work() {
            @Override
            public String name() {
                return "bare handler";
            }

            @Override
            public Sample once() {
                return measured.send(letter);
            }
        };
    }

    static Work oneRow(Rig rig) throws SQLException {
        try (var statement = rig.admin().createStatement()) {
            statement.execute(
                    "create table if not exists bench_row (id bigint generated always as identity, said text)");
            statement.execute("grant insert on bench_row to speechcad_app");
        }
        var connection = rig.connection();
        var insert = connection.prepareStatement("insert into bench_row (said) values (?)");
        return new OneRow(connection, insert);
    }

    private record OneRow(Connection connection, PreparedStatement insert) implements Work {
        @Override
        public String name() {
            return "one-row commit";
        }

        @Override
        public Sample once() {
            try {
                var began = System.nanoTime();
                insert.setString(1, "so it is");
                insert.executeUpdate();
                return Sample.plain(System.nanoTime() - began);
            } catch (SQLException broken) {
                throw new IllegalStateException("a row could not be written", broken);
            }
        }
    }
}
