package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The server lets go of who is silent; a function that was only frozen must not notice. */
class SilentReconnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void a_connection_that_the_server_closed_for_its_silence_is_replaced_before_it_is_used() throws Exception {
        try (var app = TestApp.start()) {
            var first = app.tx()
                    .call(
                            TestApp.TENANT,
                            () -> app.sql()
                                    .of(
                                            "select pg_backend_pid() as pid, set_config('idle_session_timeout', '700', false)")
                                    .only(row -> row.integer("pid")));
            awaitGone(app, first);

            for (int i = 0; i < 3; i++) {
                var next = app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.sql()
                                        .of("select pg_backend_pid() as pid")
                                        .only(row -> row.integer("pid")));
                assertThat(next).isNotEqualTo(first);
            }
        }
    }

    private static void awaitGone(TestApp app, int pid) throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = app.database().adminConnection();
                var ask = admin.prepareStatement("select count(*) from pg_stat_activity where pid = ?")) {
            ask.setInt(1, pid);
            while (System.nanoTime() < end) {
                try (var there = ask.executeQuery()) {
                    there.next();
                    if (there.getInt(1) == 0) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("the server keeps a session that has been idle for too long");
    }
}
