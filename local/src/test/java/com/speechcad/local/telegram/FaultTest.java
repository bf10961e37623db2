package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.local.http.Response;
import com.speechcad.local.telegram.Faults.Twice;
import com.speechcad.local.telegram.SendFault.Kind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private final Lab lab = Lab.started();
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void startFromNothing() {
        lab.ok("deleteWebhook", "{\"drop_pending_updates\":true}");
        receiver.hookedTo(lab);
    }

    @AfterEach
    void close() {
        receiver.close();
        lab.close();
    }

    @Test
    void an_update_comes_twice_in_turn() throws InterruptedException {
        lab.telegram.faults().deliverTwice(Twice.IN_TURN);
        lab.telegram.type(Lab.ANN, Lab.BOT, "x");

        assertThat(receiver.nextUpdate()).isEqualTo(receiver.nextUpdate());
        receiver.gotNothing();
    }

    @Test
    void an_update_comes_twice_at_once() throws InterruptedException {
        var both = new CountDownLatch(2);
        receiver.answers(_ -> {
            both.countDown();
            return Response.empty(both.await(60, TimeUnit.SECONDS) ? 200 : 500);
        });
        lab.telegram.faults().deliverTwice(Twice.AT_ONCE);

        lab.telegram.type(Lab.ANN, Lab.BOT, "x");

        lab.until("taken", () -> lab.telegram.pending(Lab.BOT).isEmpty());
        assertThat(receiver.nextUpdate()).isEqualTo(receiver.nextUpdate());
    }

    @Test
    void the_next_two_of_different_chats_change_places() throws InterruptedException {
        lab.telegram.faults().swapNext();
        lab.telegram.type(Lab.ANN, Lab.BOT, "first");
        receiver.gotNothing();
        lab.telegram.type(Lab.BOB, Lab.BOT, "second");

        assertThat(receiver.nextText()).isEqualTo("second");
        assertThat(receiver.nextText()).isEqualTo("first");
    }

    @Test
    void an_update_that_nothing_overtakes_comes_some_seconds_later() throws InterruptedException {
        lab.telegram.faults().swapNext();
        lab.telegram.type(Lab.ANN, Lab.BOT, "alone");
        receiver.gotNothing();

        lab.jump(Faults.LONGEST_HELD);

        assertThat(receiver.nextText()).isEqualTo("alone");
    }

    @Test
    void dropped_updates_never_come() throws InterruptedException {
        lab.telegram.faults().dropNext(2);
        lab.telegram.type(Lab.ANN, Lab.BOT, "one");
        lab.telegram.type(Lab.ANN, Lab.BOT, "two");
        lab.telegram.type(Lab.ANN, Lab.BOT, "three");

        assertThat(receiver.nextText()).isEqualTo("three");
    }

    @Test
    void delayed_updates_wait_on_the_labs_clock() throws InterruptedException {
        lab.telegram.faults().delayNext(1, Duration.ofSeconds(20));
        lab.telegram.type(Lab.ANN, Lab.BOT, "late");
        receiver.gotNothing();

        lab.jump(Duration.ofSeconds(20));

        assertThat(receiver.nextText()).isEqualTo("late");
    }

    @Test
    void clearing_lets_a_held_update_go() throws InterruptedException {
        lab.telegram.faults().swapNext();
        lab.telegram.type(Lab.ANN, Lab.BOT, "held");
        receiver.gotNothing();

        lab.telegram.faults().clear();

        assertThat(receiver.nextText()).isEqualTo("held");
    }

    @Test
    void a_storm_of_429_sends_nothing_and_says_how_long() {
        lab.telegram.faults().failNextSends(2, new SendFault(Kind.TOO_MANY_REQUESTS, "", 7));

        for (var i = 0; i < 2; i++) {
            var answer = lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body())
                    .hasToString(
                            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 7\","
                                    + "\"parameters\":{\"retry_after\":7}}");
        }
        assertThat(lab.chat().messages()).hasSize(1);
        lab.sent("now it goes");
    }

    /** However many there are: what is left of them is written down with each use. */
    @Test
    void faults_are_counted_and_not_listed() {
        lab.telegram.faults().failNextSends(100_000, SendFault.of(Kind.INTERNAL_ERROR));

        assertThat(lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}").status())
                .isEqualTo(500);

        assertThat(lab.telegram.faults().shown().sends())
                .singleElement()
                .satisfies(left -> assertThat(left.times()).isEqualTo(99_999));
    }

    @Test
    void a_bot_that_is_to_be_silent_is_silent_in_every_chat_until_the_time_is_over() {
        lab.telegram.faults().failNextSends(1, new SendFault(Kind.BOT_FLOOD, "", 30));

        assertThat(lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}").description())
                .isEqualTo("Too Many Requests: retry after 30");
        lab.clock.jump(Duration.ofSeconds(10));
        assertThat(lab.call("sendMessage", "{\"chat_id\":43,\"text\":\"x\"}").description())
                .isEqualTo("Too Many Requests: retry after 20");
        lab.ok("getMe", "{}");

        lab.clock.jump(Duration.ofSeconds(20));
        lab.sent("now it goes");
    }

    @Test
    void a_method_that_shows_nothing_fails_where_it_is_named() {
        lab.telegram.faults().failNextSends(1, new SendFault(Kind.INTERNAL_ERROR, "setMyCommands", 0));
        lab.sent("x");

        assertThat(lab.call("setMyCommands", "{\"commands\":[]}").status()).isEqualTo(500);
        lab.ok("setMyCommands", "{\"commands\":[]}");
    }

    @Test
    void commands_of_a_chat_that_nobody_has_are_refused() {
        var scope = "{\"commands\":[],\"scope\":{\"type\":\"chat\",\"chat_id\":%d}}";

        assertThat(lab.refused("setMyCommands", scope.formatted(999))).isEqualTo("Bad Request: chat not found");
        lab.ok("setMyCommands", scope.formatted(Lab.ANN));
    }

    @Test
    void a_500_sends_nothing_and_hits_only_the_method_it_is_for() {
        lab.telegram.faults().failNextSends(1, new SendFault(Kind.INTERNAL_ERROR, "editMessageText", 0));
        var id = lab.sent("x");

        var answer = lab.call("editMessageText", "{\"chat_id\":42,\"message_id\":" + id + ",\"text\":\"y\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.description()).isEqualTo("Internal Server Error");
        assertThat(lab.chat().last().text()).isEqualTo("x");
    }

    @Test
    void a_lost_answer_leaves_the_message_sent() {
        lab.telegram.faults().failNextSends(1, SendFault.of(Kind.LOST_ANSWER));

        assertThatThrownBy(() -> lab.sent("x")).isInstanceOf(UncheckedIOException.class);

        assertThat(lab.chat().last().text()).isEqualTo("x");
        assertThat(lab.telegram.calls(0).getLast().status()).isEqualTo(-1);
        assertThat(lab.telegram.calls(0).getLast().carriedOut()).isTrue();
    }

    @Test
    void a_bad_gateway_is_no_json_and_leaves_the_message_sent() {
        lab.telegram.faults().failNextSends(1, SendFault.of(Kind.BAD_GATEWAY));

        var answer = lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body().path("raw").asText()).contains("502 Bad Gateway");
        assertThat(lab.chat().last().text()).isEqualTo("x");
    }

    @Test
    void who_forbids_voice_messages_gets_none_and_everything_else() {
        lab.telegram.faults().failNextSends(1, SendFault.of(Kind.VOICES_FORBIDDEN));
        lab.sent("a text");

        assertThat(lab.refused("sendVoice", "{\"chat_id\":42,\"voice\":\"x\"}"))
                .isEqualTo("Bad Request: VOICE_MESSAGES_FORBIDDEN");
        assertThat(lab.refused("sendVoice", "{\"chat_id\":42,\"voice\":\"x\"}")).doesNotContain("FORBIDDEN");
    }
}
