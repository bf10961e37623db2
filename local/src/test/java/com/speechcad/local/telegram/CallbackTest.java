package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private static final String TOO_OLD =
            "Bad Request: query is too old and response timeout expired or query ID is invalid";
    private static final String BUTTONS = "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":"
            + "[[{\"text\":\"Pay\",\"callback_data\":\"pay:1\"},{\"text\":\"Go\",\"url\":\"https://example.org\"},"
            + "{\"text\":\"Copy\",\"copy_text\":{\"text\":\"abc\"}}]]}}";

    private final Lab lab = Lab.started();
    private int message;

    @BeforeEach
    void send() {
        message = lab.ok("sendMessage", BUTTONS).path("message_id").asInt();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_tap_asks_the_bot_with_the_message_as_it_is() {
        lab.telegram.tap(Lab.ANN, Lab.BOT, message, "Pay");

        var query = lab.telegram.pending(Lab.BOT).getLast().update().path("callback_query");
        assertThat(query.path("data").asText()).isEqualTo("pay:1");
        assertThat(query.path("from").path("id").asLong()).isEqualTo(42);
        assertThat(query.path("from").path("language_code").asText()).isEqualTo("en");
        assertThat(query.path("message").path("message_id").asInt()).isEqualTo(message);
        assertThat(query.path("chat_instance").asText()).isNotEmpty();
    }

    @Test
    void the_button_turns_until_the_bot_answers_and_the_text_shows() {
        var id = tap();
        assertThat(lab.chat().last().waiting()).isTrue();

        lab.ok("answerCallbackQuery", "{\"callback_query_id\":\"" + id + "\",\"text\":\"Paid\",\"show_alert\":true}");

        assertThat(lab.chat().last().waiting()).isFalse();
        assertThat(lab.chat().toast()).isEqualTo(new ChatView.Toast(id, "Paid", true, "", Lab.NOON));
    }

    @Test
    void a_tap_is_answered_once() {
        var answer = "{\"callback_query_id\":\"" + tap() + "\"}";

        lab.ok("answerCallbackQuery", answer);

        assertThat(lab.refused("answerCallbackQuery", answer)).isEqualTo(TOO_OLD);
    }

    @Test
    void a_tap_waits_a_minute_and_no_longer() {
        var first = tap();
        lab.jump(Duration.ofSeconds(59));
        lab.ok("answerCallbackQuery", "{\"callback_query_id\":\"" + first + "\"}");
        var second = tap();
        lab.jump(Duration.ofSeconds(61));

        assertThat(lab.chat().last().waiting()).isFalse();
        assertThat(lab.refused("answerCallbackQuery", "{\"callback_query_id\":\"" + second + "\"}"))
                .isEqualTo(TOO_OLD);
        assertThat(lab.refused("answerCallbackQuery", "{\"callback_query_id\":\"77\"}"))
                .isEqualTo(TOO_OLD);
    }

    @Test
    void the_answer_has_up_to_200_characters() {
        var text = "{\"callback_query_id\":\"" + tap() + "\",\"text\":\"%s\"}";

        assertThat(lab.refused("answerCallbackQuery", text.formatted("x".repeat(201))))
                .isEqualTo("Bad Request: MESSAGE_TOO_LONG");
        lab.ok("answerCallbackQuery", text.formatted("x".repeat(200)));
    }

    @Test
    void a_link_and_a_text_to_copy_ask_nobody() {
        var before = lab.telegram.pending(Lab.BOT).size();

        assertThat(lab.telegram.tap(Lab.ANN, Lab.BOT, message, "Go"))
                .isEqualTo(new Tapped.Opened("https://example.org"));
        assertThat(lab.telegram.tap(Lab.ANN, Lab.BOT, message, "abc")).isEqualTo(new Tapped.Copied("abc"));
        assertThat(lab.telegram.pending(Lab.BOT)).hasSize(before);
    }

    @Test
    void a_button_that_is_not_there_cannot_be_tapped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.telegram.tap(Lab.ANN, Lab.BOT, message, "Refund"))
                .withMessage("there is no button \"Refund\" but [Pay, Go, Copy]");
    }

    private String tap() {
        return ((Tapped.Asked) lab.telegram.tap(Lab.ANN, Lab.BOT, message, "pay:1")).callbackQueryId();
    }
}
