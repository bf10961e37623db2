package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Secret;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.polling.PolledBot;
import com.speechcad.local.polling.UpdatePoller;
import com.speechcad.local.polling.UpdatePoller.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our poller between the strict Telegram and a door that does as it is told. */
class UpdatePollerTest {
    private static final Patience LITTLE =
            new Patience(Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(100));

    private final Lab lab = new Lab();
    private final Receiver door = new Receiver();
    private final AtomicReference<Optional<PolledBot>> bot = new AtomicReference<>(Optional.of(new PolledBot(
            lab.telegram.url(), new Secret(Lab.ACCOUNT.token()), new Secret("s3cret_-"), URI.create(door.url()))));

    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        door.close();
        lab.close();
    }

    @Test
    void brings_each_update_once_in_order_with_the_seal_and_has_telegram_forget_it() throws Exception {
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        lab.telegram.type(Lab.ANN, Lab.BOT, "two");
        try (var _ = start()) {
            var first = door.next();
            assertThat(first.header("X-Telegram-Bot-Api-Secret-Token")).contains("s3cret_-");
            assertThat(text(first.body())).isEqualTo("/start");
            assertThat(door.nextText()).isEqualTo("two");
            lab.telegram.type(Lab.BOB, Lab.BOT, "three");
            assertThat(door.nextText()).isEqualTo("three");

            lab.until("all are forgotten", () -> lab.telegram.pending(Lab.BOT).isEmpty());
        }
        assertThat(lab.ok("getWebhookInfo", "{}").path("allowed_updates"))
                .hasToString("[\"message\",\"callback_query\",\"my_chat_member\"]");
        door.gotNothing();
    }

    @Test
    void what_the_door_does_not_take_is_brought_again_and_holds_up_what_comes_after() throws Exception {
        door.answers(503);
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        lab.telegram.type(Lab.BOB, Lab.BOT, "two");
        try (var _ = start()) {
            assertThat(door.nextText()).isEqualTo("/start");
            assertThat(door.nextText()).isEqualTo("/start");
            assertThat(lab.telegram.pending(Lab.BOT)).hasSize(2);
            door.answers(200);

            lab.until("both are taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
        }
    }

    @Test
    void goes_on_after_a_restart_where_the_door_had_taken_the_last() throws Exception {
        door.answers(request -> Response.empty(text(request.body()).equals("two") ? 503 : 200));
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        lab.telegram.type(Lab.ANN, Lab.BOT, "two");
        try (var _ = start()) {
            lab.until(
                    "the first is forgotten",
                    () -> lab.telegram.pending(Lab.BOT).size() == 1);
        }
        assertThat(lab.telegram
                        .pending(Lab.BOT)
                        .getFirst()
                        .update()
                        .at("/message/text")
                        .asText())
                .isEqualTo("two");

        door.answers(200);
        try (var _ = start()) {
            lab.until("the second one, too", () -> lab.telegram.pending(Lab.BOT).isEmpty());
        }
    }

    @Test
    void somebody_else_who_asks_is_left_to_it_and_then_it_goes_on() throws Exception {
        try (var _ = start()) {
            lab.until("it asks", () -> lab.telegram.isAskedForUpdates(Lab.BOT));
            lab.ok("getUpdates", "{}");
            lab.until(
                    "it was told so",
                    () -> lab.telegram.calls(0).stream()
                            .anyMatch(call -> call.description().contains("terminated by other getUpdates request")));
            lab.telegram.start(Lab.ANN, Lab.BOT, "");

            assertThat(door.nextText()).isEqualTo("/start");
        }
    }

    /** It may be a stage's, whose customers would hear nothing any more. */
    @Test
    void a_webhook_that_was_there_before_is_not_taken_away() throws Exception {
        lab.ok("setWebhook", "{\"url\":\"http://127.0.0.1:1/elsewhere\"}");
        try (var _ = start()) {
            lab.until(
                    "it was told so",
                    () -> lab.telegram.calls(0).stream()
                            .anyMatch(call -> call.description().contains("while webhook is active")));
            assertThat(lab.ok("getWebhookInfo", "{}").path("url").asText()).endsWith("/elsewhere");
        }
    }

    @Test
    void a_webhook_that_is_set_meanwhile_is_not_taken_away() throws Exception {
        try (var _ = start()) {
            lab.until("it asks", () -> lab.telegram.isAskedForUpdates(Lab.BOT));
            lab.ok("setWebhook", "{\"url\":\"http://127.0.0.1:1/elsewhere\"}");
            lab.until(
                    "it was told so",
                    () -> lab.telegram.calls(0).stream()
                            .anyMatch(call -> call.description().contains("while webhook is active")));
            assertThat(lab.ok("getWebhookInfo", "{}").path("url").asText()).endsWith("/elsewhere");
            lab.ok("deleteWebhook", "{}");
            lab.telegram.start(Lab.ANN, Lab.BOT, "");

            assertThat(door.nextText()).isEqualTo("/start");
        }
    }

    @Test
    void keys_that_come_later_or_were_wrong_are_used_when_they_are_right() throws Exception {
        var right = bot.getAndSet(Optional.empty());
        lab.telegram.start(Lab.ANN, Lab.BOT, "");
        try (var _ = start()) {
            bot.set(right.map(it ->
                    new PolledBot(it.telegram(), new Secret("100009:NOT-A-TOKEN-OF-ANYBODY"), it.seal(), it.door())));
            lab.until("it is told that nobody knows the token", () -> asked.get() > 1);
            bot.set(right);

            assertThat(door.nextText()).isEqualTo("/start");
        }
    }

    @Test
    void pauses_grow_up_to_the_longest() {
        var patience = Patience.usual();

        assertThat(List.of(patience.after(1), patience.after(2), patience.after(4), patience.after(99)))
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofMinutes(1));
    }

    private UpdatePoller start() {
        return UpdatePoller.start(
                () -> {
                    asked.incrementAndGet();
                    return bot.get();
                },
                LITTLE);
    }

    private static String text(byte[] update) {
        return Json.parse(update).at("/message/text").asText();
    }
}
