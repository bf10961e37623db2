package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.BotAccount;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.local.telegram.TelegramSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab whose Telegram stands outside, as the real one does: it may be away, unknown, or unable to reach us. */
class ExternalTelegramTest {
    private static final long ANA = 7001;
    private static final BotAccount BOT =
            new BotAccount("100001:FAKE-TOKEN-FOR-TESTS-ONLY", "speechcad_test_bot", "Speechcad");

    @TempDir
    Path folder;

    private final LabClock clock = new LabClock();
    private final LabTimers timers = new LabTimers(clock);
    private final TelegramSimulator telegram =
            new TelegramSimulator(Journal.inMemory(), clock, timers, TelegramSettings.lab(BOT)).start(0);

    @BeforeEach
    void anas_phone() {
        telegram.person(ANA, "Ana", "en", "+14155550134");
    }

    @AfterEach
    void stop() {
        telegram.close();
        timers.close();
    }

    @Test
    void without_a_public_address_the_bot_answers_all_the_same() {
        try (var lab = start(telegram.url(), Map.of())) {
            telegram.start(ANA, BOT.username(), "");

            eventually(() -> !telegram.chat(ANA, BOT.username()).messages().isEmpty()
                    && telegram.chat(ANA, BOT.username()).last().fromBot());
            eventually(() -> telegram.pending(BOT.username()).isEmpty());
            assertThat(telegram.commands(ANA, BOT.username())).isNotEmpty();
            assertThat(lab.remarks())
                    .anyMatch(line -> line.contains("PUBLIC_BASE_URL") && line.contains("fetched"))
                    .contains("OWNER_TELEGRAM_IDS is not set: nobody can administer the platform");
        }
    }

    @Test
    void without_its_secret_only_the_bot_is_off() throws Exception {
        try (var lab =
                start(telegram.url(), Map.of("TELEGRAM_SECRET_TOKEN", "", "PUBLIC_BASE_URL", "https://bot.test"))) {
            assertIsUp(lab);
            assertThat(lab.remarks()).contains("TELEGRAM_SECRET_TOKEN is not set: the bot is off");
        }
    }

    @Test
    void while_telegram_is_away_the_rest_is_up_and_the_bot_is_connected_when_it_is_back() throws Exception {
        var port = telegram.url().getPort();
        telegram.close();
        try (var lab = start(URI.create("http://127.0.0.1:" + port), Map.of("PUBLIC_BASE_URL", "https://bot.test"))) {
            assertIsUp(lab);
            assertThat(lab.remarks())
                    .anyMatch(line -> line.startsWith("the bot is not connected yet: Telegram does not answer"));

            try (var back =
                    new TelegramSimulator(Journal.inMemory(), clock, timers, TelegramSettings.lab(BOT)).start(port)) {
                eventually(() -> back.calls(0).stream()
                        .anyMatch(call -> call.method().equals("setWebhook") && call.carriedOut()));
            }
        }
    }

    private Lab start(URI address, Map<String, String> more) {
        MigratedLab.prepare(folder);
        var given = new HashMap<>(Map.of(
                "TELEGRAM_BASE_URL", address.toString(),
                "TELEGRAM_BOT_TOKEN", BOT.token(),
                "TELEGRAM_SECRET_TOKEN", "a-secret-of-a-test"));
        given.putAll(more);
        given.values().removeIf(String::isEmpty);
        return Lab.start(new LabSettings(folder, 0, false, Set.of(Provider.TELEGRAM), given));
    }

    private static void assertIsUp(Lab lab) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var health = http.send(
                    HttpRequest.newBuilder(URI.create(lab.gatewayUrl() + "/health"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(health.statusCode()).isEqualTo(200);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
