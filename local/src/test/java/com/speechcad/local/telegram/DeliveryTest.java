package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final Lab lab = Lab.started();
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void startFromNothing() {
        lab.ok("deleteWebhook", "{\"drop_pending_updates\":true}");
    }

    @AfterEach
    void close() {
        receiver.close();
        lab.close();
    }

    @Test
    void an_update_comes_as_json_with_the_secret() throws InterruptedException {
        receiver.hookedTo(lab);
        lab.telegram.start(Lab.ANN, Lab.BOT, "ref_7");

        var request = receiver.next();

        assertThat(request.header("X-Telegram-Bot-Api-Secret-Token")).hasValue("s3cret_-");
        assertThat(request.header("Content-Type")).hasValue("application/json");
        assertThat(request.text())
                .contains("\"text\":\"/start ref_7\"")
                .contains("\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":6}]")
                .contains("\"language_code\":\"en\"");
        lab.until("taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
    }

    @Test
    void what_came_before_the_webhook_is_delivered_to_it() throws InterruptedException {
        lab.telegram.type(Lab.ANN, Lab.BOT, "early");

        receiver.hookedTo(lab);

        assertThat(receiver.nextText()).isEqualTo("early");
    }

    @Test
    void update_numbers_count_up_for_each_bot() throws InterruptedException {
        receiver.hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "one");
        lab.telegram.start(Lab.ANN, Lab.OTHER.username(), "");
        var first = receiver.nextUpdate().path("update_id").asInt();
        lab.telegram.type(Lab.ANN, Lab.BOT, "two");

        assertThat(receiver.nextUpdate().path("update_id").asInt()).isEqualTo(first + 1);
    }

    @Test
    void a_failed_update_comes_again_after_one_second_then_two_then_four() throws InterruptedException {
        receiver.answers(500).hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");

        for (var attempt = 1; attempt <= 3; attempt++) {
            receiver.next();
            failed(attempt);
            var wait = Duration.ofSeconds(1L << (attempt - 1));
            lab.jump(wait.minusMillis(1));
            receiver.gotNothing();
            // Before the time comes: the next attempt may be answered in the instant of the jump.
            receiver.answers(attempt == 3 ? 204 : 500);
            lab.jump(Duration.ofMillis(1));
        }

        receiver.next();
        lab.until("taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
        assertThat(lab.ok("getWebhookInfo", "{}").path("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
        assertThat(lab.ok("getWebhookInfo", "{}").path("last_error_date").asLong())
                .isGreaterThanOrEqualTo(Lab.NOON.getEpochSecond());
    }

    @Test
    void the_wait_never_exceeds_two_minutes() {
        for (var failures = 7; failures < 100; failures++) {
            assertThat(Backoff.after(failures, 0, failures * 37L))
                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        }
        assertThat(Backoff.after(1, 90_000, 1)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_webhook_may_say_when_to_come_again() throws InterruptedException {
        receiver.answers(_ -> Response.empty(503).with("Retry-After", "30")).hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");
        receiver.next();
        failed(1);

        lab.jump(Duration.ofSeconds(29));
        receiver.gotNothing();
        lab.jump(Duration.ofSeconds(1));

        receiver.next();
    }

    @Test
    void a_failing_update_blocks_the_next_of_its_chat_but_no_tap_and_no_other_chat() throws InterruptedException {
        lab.ok(
                "sendMessage",
                "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"T\",\"callback_data\":\"t\"}]]}}");
        receiver.answers(request -> Response.empty(request.text().contains("poison") ? 500 : 200))
                .hookedTo(lab);

        lab.telegram.type(Lab.ANN, Lab.BOT, "poison");
        assertThat(receiver.nextText()).isEqualTo("poison");
        failed(1);
        lab.telegram.type(Lab.ANN, Lab.BOT, "behind it");
        lab.telegram.tap(Lab.ANN, Lab.BOT, 2, "T");
        assertThat(receiver.nextUpdate().path("callback_query").path("data").asText())
                .isEqualTo("t");
        lab.telegram.type(Lab.BOB, Lab.BOT, "Bob's");
        assertThat(receiver.nextText()).isEqualTo("Bob's");
        receiver.gotNothing();

        receiver.answers(200);
        lab.jump(Duration.ofSeconds(1));
        assertThat(receiver.nextText()).isEqualTo("poison");
        assertThat(receiver.nextText()).isEqualTo("behind it");
    }

    @Test
    void chats_are_served_side_by_side_up_to_the_connections_allowed() throws InterruptedException {
        var both = new CountDownLatch(2);
        receiver.answers(_ -> {
            both.countDown();
            return Response.empty(both.await(60, TimeUnit.SECONDS) ? 200 : 500);
        });
        receiver.hookedTo(lab);

        lab.telegram.type(Lab.ANN, Lab.BOT, "a");
        lab.telegram.type(Lab.BOB, Lab.BOT, "b");

        lab.until("both taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
    }

    @Test
    void with_one_connection_chats_wait_for_each_other() throws InterruptedException {
        var release = new CountDownLatch(1);
        receiver.answers(_ -> {
            release.await(60, TimeUnit.SECONDS);
            return Response.empty(200);
        });
        lab.ok("setWebhook", "{\"url\":\"" + receiver.url() + "\",\"max_connections\":1}");

        lab.telegram.type(Lab.ANN, Lab.BOT, "a");
        lab.telegram.type(Lab.BOB, Lab.BOT, "b");
        receiver.next();
        receiver.gotNothing();
        release.countDown();

        receiver.next();
    }

    @Test
    void after_a_day_an_update_is_given_up() throws InterruptedException {
        receiver.answers(500).hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");
        receiver.next();
        failed(1);

        lab.jump(Duration.ofHours(23));
        receiver.next();
        failed(2);
        lab.jump(Duration.ofHours(1));

        lab.until("given up", () -> lab.telegram.pending(Lab.BOT).isEmpty());
    }

    @Test
    void a_tap_is_given_up_sooner() throws InterruptedException {
        lab.ok(
                "sendMessage",
                "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"T\",\"callback_data\":\"t\"}]]}}");
        receiver.answers(500).hookedTo(lab);
        lab.telegram.tap(Lab.ANN, Lab.BOT, 2, "T");
        receiver.next();
        failed(1);

        lab.jump(Duration.ofSeconds(151));

        lab.until("given up", () -> lab.telegram.pending(Lab.BOT).isEmpty());
    }

    @Test
    void a_webhook_gone_for_a_day_is_removed() throws InterruptedException {
        receiver.answers(410).hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");
        receiver.next();
        failed(1);
        lab.jump(Duration.ofMinutes(23 * 60 + 1));
        receiver.next();

        lab.until(
                "removed",
                () -> lab.ok("getWebhookInfo", "{}").path("url").asText().isEmpty());
    }

    @Test
    void nobody_at_home_is_told_as_such() throws InterruptedException {
        receiver.hookedTo(lab);
        receiver.close();
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");
        failed(1);

        assertThat(lab.telegram.pending(Lab.BOT).getFirst().lastError()).isEqualTo("Connection refused");
    }

    @Test
    void a_call_in_the_answer_is_made_and_a_question_is_not() throws InterruptedException {
        receiver.answers(_ -> Response.json(200, "{\"method\":\"sendMessage\",\"chat_id\":42,\"text\":\"by answer\"}"))
                .hookedTo(lab);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");
        lab.until("answered", () -> lab.chat().last().text().equals("by answer"));

        receiver.answers(_ -> Response.json(200, "{\"method\":\"deleteWebhook\"}"));
        lab.telegram.type(Lab.ANN, Lab.BOT, "y");
        lab.until("taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());

        assertThat(lab.ok("getWebhookInfo", "{}").path("url").asText()).isEqualTo(receiver.url());
        var viaWebhook = new ArrayList<>(lab.telegram.calls(0));
        viaWebhook.removeIf(call -> !call.viaWebhook());
        assertThat(viaWebhook).extracting(ApiCall::method).containsExactly("sendMessage");
    }

    private void failed(int attempts) throws InterruptedException {
        lab.until(
                "failed " + attempts + " times",
                () -> lab.telegram.pending(Lab.BOT).stream().anyMatch(update -> update.attempts() == attempts));
    }
}
