package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.telegram.ButtonView.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyboardTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":"x"}                                        | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard
            {"text":"x","callback_data":""}                     | can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard
            {"callback_data":"x"}                               | can't parse inline keyboard button: Can't find field "text"
            {"text":1,"callback_data":"x"}                      | can't parse inline keyboard button: Field "text" must be of type String
            {"text":"x","callback_data":"x","url":"https://a.b"} | can't parse inline keyboard button: exactly one of the optional fields must be used
            {"text":"x","copy_text":{"text":""}}                | BUTTON_COPY_TEXT_INVALID
            {"text":"x","url":"ftp://example.com"}              | inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol
            []                                                  | can't parse inline keyboard button: InlineKeyboardButton must be an Object
            """)
    void a_button_telegram_would_not_show_is_refused(String button, String reason) {
        assertThat(lab.refused("sendMessage", withButtons("[[" + button + "]]")))
                .isEqualTo("Bad Request: " + reason);
    }

    @Test
    void callback_data_is_measured_in_bytes() {
        lab.ok("sendMessage", withButtons(button("क".repeat(21) + "x")));

        assertThat(lab.refused("sendMessage", withButtons(button("क".repeat(22)))))
                .isEqualTo("Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void text_to_copy_has_up_to_256_characters() {
        lab.ok("sendMessage", withButtons("[[{\"text\":\"x\",\"copy_text\":{\"text\":\"" + "x".repeat(256) + "\"}}]]"));

        assertThat(lab.refused(
                        "sendMessage",
                        withButtons("[[{\"text\":\"x\",\"copy_text\":{\"text\":\"" + "x".repeat(257) + "\"}}]]")))
                .isEqualTo("Bad Request: BUTTON_COPY_TEXT_INVALID");
    }

    @Test
    void a_keyboard_too_big_is_refused() {
        assertThat(lab.refused("sendMessage", withButtons(rows(1, 9))))
                .isEqualTo("Bad Request: reply markup is too long");
        assertThat(lab.refused("sendMessage", withButtons(rows(101, 1))))
                .isEqualTo("Bad Request: reply markup is too long");
        lab.ok("sendMessage", withButtons(rows(50, 2)));
    }

    @Test
    void markup_that_is_no_keyboard_is_refused() {
        assertThat(lab.refused("sendMessage", "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":null}"))
                .isEqualTo("Bad Request: object expected as reply markup");
        assertThat(lab.refused("sendMessage", "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":\"{oops\"}"))
                .isEqualTo("Bad Request: can't parse reply keyboard markup JSON object");
        assertThat(lab.refused("sendMessage", withButtons("[{}]")))
                .isEqualTo(
                        "Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
    }

    @Test
    void the_person_sees_the_buttons_and_what_they_do() {
        lab.ok(
                "sendMessage",
                withButtons(
                        "[[{\"text\":\"Tap\",\"callback_data\":\"a:1\"},{\"text\":\"Go\",\"url\":\"https://example.org\"}],"
                                + "[{\"text\":\"Copy\",\"copy_text\":{\"text\":\"abc\"}}]]"));

        assertThat(lab.chat().last().buttons())
                .containsExactly(
                        List.of(
                                new ButtonView("Tap", Kind.CALLBACK, "a:1"),
                                new ButtonView("Go", Kind.URL, "https://example.org")),
                        List.of(new ButtonView("Copy", Kind.COPY_TEXT, "abc")));
    }

    @Test
    void a_reply_keyboard_stands_until_it_is_removed() {
        lab.ok(
                "sendMessage",
                "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"keyboard\":[[{\"text\":\"My number\","
                        + "\"request_contact\":true}],[\"Cancel\"]],\"input_field_placeholder\":\"Number\"}}");
        lab.sent("another message changes nothing");

        assertThat(lab.chat().placeholder()).isEqualTo("Number");
        assertThat(lab.chat().replyKeyboard())
                .containsExactly(
                        List.of(new ReplyButtonView("My number", ReplyButtonView.Kind.CONTACT)),
                        List.of(new ReplyButtonView("Cancel", ReplyButtonView.Kind.TEXT)));

        lab.ok("sendMessage", "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"remove_keyboard\":true}}");

        assertThat(lab.chat().replyKeyboard()).isEmpty();
    }

    @Test
    void a_one_time_keyboard_goes_once_it_is_used() {
        lab.ok(
                "sendMessage",
                "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"keyboard\":[[\"Yes\"]],\"one_time_keyboard\":true}}");

        lab.telegram.type(Lab.ANN, Lab.BOT, "Yes");

        assertThat(lab.chat().replyKeyboard()).isEmpty();
    }

    @Test
    void a_key_asks_for_one_thing_only() {
        assertThat(lab.refused(
                        "sendMessage",
                        "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"keyboard\":[[{\"text\":\"x\","
                                + "\"request_contact\":true,\"request_location\":true}]]}}"))
                .startsWith("Bad Request: can't parse keyboard button");
    }

    private static String rows(int rows, int columns) {
        var row = IntStream.range(0, columns)
                .mapToObj(_ -> "{\"text\":\"x\",\"callback_data\":\"x\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return IntStream.range(0, rows).mapToObj(_ -> row).collect(Collectors.joining(",", "[", "]"));
    }

    private static String button(String data) {
        return "[[{\"text\":\"x\",\"callback_data\":\"" + data + "\"}]]";
    }

    private static String withButtons(String rows) {
        return "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":" + rows + "}}";
    }
}
