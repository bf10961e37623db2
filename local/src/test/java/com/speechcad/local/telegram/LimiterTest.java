package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.telegram.TelegramSettings.Limits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void after_the_burst_a_chat_takes_one_message_a_second() {
        lab.telegram.limit(new Limits(true, 3, 60));
        for (var i = 0; i < 3; i++) {
            assertThat(send(42).status()).isEqualTo(200);
        }

        var answer = send(42);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.description()).isEqualTo("Too Many Requests: retry after 1");
        assertThat(answer.body().path("parameters").path("retry_after").asInt()).isEqualTo(1);
        assertThat(send(43).status()).isEqualTo(200);

        lab.jump(Duration.ofSeconds(1));
        assertThat(send(42).status()).isEqualTo(200);
        assertThat(send(42).status()).isEqualTo(429);
    }

    @Test
    void a_bot_sends_thirty_a_second_in_all() {
        lab.telegram.limit(new Limits(true, 100, 2));
        assertThat(send(42).status()).isEqualTo(200);
        assertThat(send(43).status()).isEqualTo(200);
        assertThat(send(43).status()).isEqualTo(429);

        lab.jump(Duration.ofMillis(34));

        assertThat(send(43).status()).isEqualTo(200);
    }

    @Test
    void a_group_takes_twenty_a_minute() {
        lab.telegram.limit(new Limits(true, 100, 100));
        for (var i = 0; i < 20; i++) {
            assertThat(send(-1_001).status()).as("there is no such group here").isEqualTo(400);
        }

        var answer = send(-1_001);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body().path("parameters").path("retry_after").asInt()).isEqualTo(3);
        assertThat(send(42).status()).isEqualTo(200);

        lab.jump(Duration.ofSeconds(3));
        assertThat(send(-1_001).status()).isEqualTo(400);
        assertThat(send(-1_001).status()).isEqualTo(429);
    }

    @Test
    void answers_and_typing_are_not_counted() {
        lab.telegram.limit(new Limits(true, 1, 1));
        for (var i = 0; i < 3; i++) {
            lab.ok("sendChatAction", "{\"chat_id\":42,\"action\":\"typing\"}");
        }
    }

    @Test
    void switched_off_everything_passes() {
        lab.telegram.limit(new Limits(false, 1, 1));
        for (var i = 0; i < 5; i++) {
            assertThat(send(42).status()).isEqualTo(200);
        }
    }

    private Lab.Answer send(long chat) {
        return lab.call("sendMessage", "{\"chat_id\":" + chat + ",\"text\":\"x\"}");
    }
}
