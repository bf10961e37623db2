package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.MigratedLab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL lets the functions in no more, as in an outage, and then does again. */
class DatabaseAwayTest {
    private static final long ANA = 7190;

    @TempDir
    static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage(MigratedLab.start(folder)).jumping(Duration.ofSeconds(5));
    }

    @AfterAll
    static void stop() {
        stage.lab.close();
    }

    @Test
    void what_was_said_while_the_database_was_away_is_answered_in_order_when_it_is_back() throws Exception {
        var ana = new Person(stage, ANA, "Ana");
        new Way(ana).comesIn().sharesTheOwnNumber();
        var before = claimed();

        away(true);
        assertThat(health()).isEqualTo(503);
        stage.lab.telegram().type(ANA, Stage.BOT, "/start");
        stage.lab.telegram().type(ANA, Stage.BOT, "first");
        stage.lab.telegram().type(ANA, Stage.BOT, "second");
        stage.until(
                () -> "Telegram was told to come again",
                Duration.ZERO,
                () -> stage.lab.telegram().pending(Stage.BOT).stream().anyMatch(update -> update.attempts() > 0));
        assertThat(claimed()).isEqualTo(before);

        away(false);
        stage.until(
                () -> "all three are taken",
                () -> stage.lab.telegram().pending(Stage.BOT).isEmpty());

        assertThat(claimed()).isEqualTo(before + 3);
        assertThat(stage.lines(
                        "select key from claimed_key where scope = 'telegram-update' order by claimed_at desc limit 3"))
                .as("in the order they were said")
                .isSortedAccordingTo((one, other) -> Long.compare(Long.parseLong(other), Long.parseLong(one)));
        assertThat(health()).isEqualTo(200);
        stage.booksAreGreen();
    }

    private static long claimed() {
        return stage.number("select count(*) from claimed_key where scope = 'telegram-update'")
                .longValueExact();
    }

    private static void away(boolean isAway) {
        stage.run("alter role speechcad_app " + (isAway ? "nologin" : "login"));
        if (isAway) {
            // Whoever was let in just before registers only now.
            stage.until(
                    () -> "nobody is connected",
                    Duration.ZERO,
                    () -> stage.lines("select pg_terminate_backend(pid)::text from pg_stat_activity"
                                    + " where usename = 'speechcad_app'")
                            .isEmpty());
        }
    }

    private static int health() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(stage.lab.gatewayUrl() + "/health"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
