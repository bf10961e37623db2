package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.local.telegram.ChatView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {
    private static final long ANA = 7001;
    private static final String BOT = "speechcad_bot";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void answers_a_person_through_every_part_and_forgets_nothing_when_started_again() throws Exception {
        try (var lab = Lab.start(LabSettings.in(folder))) {
            lab.telegram().person(ANA, "Ana", "en", "+14155550134");
            lab.telegram().start(ANA, BOT, "");
            eventually(() -> hasAnswered(lab.telegram().chat(ANA, BOT)));
            lab.clock().jump(Duration.ofDays(3));

            assertThat(get(lab.gatewayUrl() + "/health").statusCode()).isEqualTo(200);
            assertThat(get(lab.gatewayUrl() + "/telegram/default").statusCode()).isEqualTo(405);
            assertThat(post(lab.gatewayUrl() + "/telegram/default", "{}").statusCode())
                    .isEqualTo(401);
            assertThat(get(lab.gatewayUrl() + "/sim/telegram/requests").statusCode())
                    .isEqualTo(404);
            assertThat(get(lab.url() + "/").body()).contains("<html");
            assertThatThrownBy(() -> Lab.start(LabSettings.in(folder)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another Speechcad runs on");
        }

        try (var again = Lab.start(LabSettings.in(folder))) {
            assertThat(hasAnswered(again.telegram().chat(ANA, BOT))).isTrue();
            assertThat(again.clock().offset()).isEqualTo(Duration.ofDays(3));
            var before = again.telegram().chat(ANA, BOT).messages().size();
            again.telegram().start(ANA, BOT, "");
            eventually(() -> again.telegram().pending(BOT).isEmpty()
                    && again.telegram().chat(ANA, BOT).messages().size() > before
                    && hasAnswered(again.telegram().chat(ANA, BOT)));
        }
    }

    @Test
    void runs_the_tasks_by_the_clock_and_starts_over_when_told_to() throws Exception {
        try (var lab = Lab.start(LabSettings.in(folder))) {
            var input = "{\"task\":\"deliver-outbox\"}".getBytes(StandardCharsets.UTF_8);
            assertThat(new String(lab.function("billing-cron-fn").invoke(input), StandardCharsets.UTF_8))
                    .contains("deliver-outbox");
            assertThat(lab.scheduler().describe())
                    .extracting(told -> told.path("Name").asText())
                    .contains("deliver-outbox", "renew-subscriptions");
            lab.telegram().person(ANA, "Ana", "en", "+14155550134");
        }

        var settings = LabSettings.in(folder);
        try (var fresh =
                Lab.start(new LabSettings(settings.folder(), 0, true, settings.external(), settings.environment()))) {
            assertThat(fresh.telegram().persons()).isEmpty();
        }
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_is_made() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new LabSettings(folder, taken.getLocalPort(), false, Set.of(), Map.of());

            assertThatThrownBy(() -> Lab.start(settings))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
            assertThat(folder.resolve("postgres")).doesNotExist();
        }
    }

    private static boolean hasAnswered(ChatView chat) {
        return !chat.messages().isEmpty() && chat.messages().getLast().fromBot();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
