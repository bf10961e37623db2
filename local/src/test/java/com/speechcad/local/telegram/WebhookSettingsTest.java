package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.TelegramSettings.Limits;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSettingsTest {
    private static final Limits NONE = new Limits(false, 1, 1);

    private final Lab lab = new Lab(
            Journal.inMemory(), TelegramSettings.lab(Lab.ACCOUNT).with(NONE).withHttpsOnly());

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://example.org/hook | bad webhook: An HTTPS URL must be provided for webhook
            https://example.org:8080/hook | bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443
            https://127.0.0.1/hook | bad webhook: IP address 127.0.0.1 is reserved
            https://[2001:db8::1]/hook | bad webhook: IPv6-only addresses are not allowed
            ftp://example.org/hook | invalid webhook URL specified
            https:///hook | invalid webhook URL specified
            """, delimiter = '|')
    void an_address_telegram_would_not_call_is_refused(String url, String reason) {
        assertThat(lab.refused("setWebhook", "{\"url\":\"" + url + "\"}")).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void a_secret_has_up_to_256_plain_characters() {
        assertThat(lab.refused("setWebhook", hook(",\"secret_token\":\"" + "x".repeat(257) + "\"")))
                .isEqualTo("Bad Request: secret token is too long");
        assertThat(lab.refused("setWebhook", hook(",\"secret_token\":\"a.b\"")))
                .isEqualTo("Bad Request: secret token contains unallowed characters");
        lab.ok("setWebhook", hook(",\"secret_token\":\"Az0_-" + "x".repeat(251) + "\""));
    }

    @Test
    void connections_are_kept_between_1_and_100() {
        lab.ok("setWebhook", hook(""));
        assertThat(info("max_connections")).isEqualTo("40");
        lab.ok("setWebhook", hook(",\"max_connections\":500"));
        assertThat(info("max_connections")).isEqualTo("100");
    }

    @Test
    void the_kinds_of_update_stay_until_they_are_said_again() {
        lab.ok("setWebhook", hook(",\"allowed_updates\":[\"message\"]"));
        lab.ok("setWebhook", hook(""));
        lab.ok("deleteWebhook", "{}");
        assertThat(info("allowed_updates")).isEqualTo("[\"message\"]");

        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        lab.telegram.block(Lab.ANN, Lab.BOT);
        assertThat(lab.telegram.pending(Lab.BOT)).hasSize(1);

        lab.ok("setWebhook", hook(",\"allowed_updates\":[]"));
        assertThat(info("allowed_updates")).isEmpty();
    }

    @Test
    void pending_updates_are_counted_and_dropped_on_demand() {
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        assertThat(info("pending_update_count")).isEqualTo("1");

        lab.ok("deleteWebhook", "{\"drop_pending_updates\":true}");

        assertThat(info("pending_update_count")).isEqualTo("0");
    }

    @Test
    void polling_works_only_without_a_webhook() {
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        var first = lab.ok("getUpdates", "{}").path(0);
        assertThat(first.path("message").path("text").asText()).isEqualTo("/start");
        assertThat(lab.ok(
                        "getUpdates", "{\"offset\":" + (first.path("update_id").asInt() + 1) + "}"))
                .isEmpty();

        lab.ok("setWebhook", hook(""));

        var answer = lab.call("getUpdates", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.description()).startsWith("Conflict: can't use getUpdates method while webhook is active");
    }

    @Test
    void a_question_stays_open_until_there_is_an_answer() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.submit(() -> lab.ok("getUpdates", "{\"timeout\":30}"));
            lab.until("it waits", () -> lab.telegram.isAskedForUpdates(Lab.BOT));
            lab.telegram.start(Lab.ANN, Lab.BOT, "");

            assertThat(asked.get(10, TimeUnit.SECONDS)
                            .path(0)
                            .at("/message/text")
                            .asText())
                    .isEqualTo("/start");
        }
    }

    @Test
    void a_further_question_ends_the_one_before_and_so_does_a_webhook() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var end : new String[] {"getUpdates", "setWebhook"}) {
                var asked = threads.submit(() -> lab.call("getUpdates", "{\"timeout\":30}"));
                lab.until("it waits", () -> lab.telegram.isAskedForUpdates(Lab.BOT));
                lab.ok(end, hook(""));

                var answer = asked.get(10, TimeUnit.SECONDS);
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.description())
                        .startsWith("Conflict: terminated by "
                                + (end.equals("getUpdates")
                                        ? "other getUpdates request; make sure that only one bot instance is running"
                                        : "setWebhook request"));
            }
        }
    }

    @Test
    void who_asks_says_which_kinds_and_that_stays() {
        lab.ok("getUpdates", "{\"allowed_updates\":[\"message\"]}");
        assertThat(info("allowed_updates")).isEqualTo("[\"message\"]");

        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        lab.telegram.block(Lab.ANN, Lab.BOT);
        assertThat(lab.ok("getUpdates", "{}")).hasSize(1);
    }

    @Test
    void an_empty_address_removes_it() {
        lab.ok("setWebhook", hook(""));
        lab.ok("setWebhook", "{\"url\":\"\"}");

        assertThat(info("url")).isEmpty();
    }

    @Test
    void it_is_set_once_a_second_at_most() {
        lab.telegram.limit(new Limits(true, 30, 60));
        lab.ok("setWebhook", hook(""));

        var answer = lab.call("setWebhook", hook(""));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body().path("parameters").path("retry_after").asInt()).isEqualTo(1);

        lab.jump(Duration.ofSeconds(1));
        lab.ok("setWebhook", hook(""));
    }

    private String info(String field) {
        var value = lab.ok("getWebhookInfo", "{}").path(field);
        return value.isTextual() ? value.textValue() : value.isMissingNode() ? "" : Json.write(value);
    }

    private static String hook(String more) {
        return "{\"url\":\"https://example.org/hook\"" + more + "}";
    }
}
