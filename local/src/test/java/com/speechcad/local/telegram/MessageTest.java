package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final String NOT_MODIFIED = "Bad Request: message is not modified: specified new message content"
            + " and reply markup are exactly the same as a current content and reply markup of the message";
    private static final String BUTTON =
            ",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"x\",\"callback_data\":\"x\"}]]}}";

    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_sent_message_tells_who_where_when_and_what() {
        var message = lab.ok("sendMessage", "{\"chat_id\":\"42\",\"text\":\" see /help or https://example.org \"}");

        assertThat(message.path("message_id").asInt()).isEqualTo(2);
        assertThat(message.path("date").asLong()).isEqualTo(Lab.NOON.getEpochSecond());
        assertThat(message.path("from").path("id").asLong()).isEqualTo(100001);
        assertThat(message.path("chat").toString())
                .isEqualTo("{\"id\":42,\"first_name\":\"Ann\",\"type\":\"private\"}");
        assertThat(message.path("text").asText()).isEqualTo("see /help or https://example.org");
        assertThat(message.path("entities").findValuesAsText("type")).containsExactly("bot_command", "url");
    }

    @Test
    void message_numbers_count_in_each_chat() {
        lab.sent("one");
        var bobs = lab.ok("sendMessage", "{\"chat_id\":43,\"text\":\"x\"}");

        assertThat(bobs.path("message_id").asInt()).isEqualTo(2);
    }

    @Test
    void a_chat_that_is_not_there_is_told_apart_from_one_not_begun() {
        lab.telegram.person(44, "Cem", "", "");

        assertThat(lab.refused("sendMessage", "{\"chat_id\":99,\"text\":\"x\"}"))
                .isEqualTo("Bad Request: chat not found");
        assertThat(lab.refused("sendMessage", "{\"text\":\"x\"}")).isEqualTo("Bad Request: chat_id is empty");
        var answer = lab.call("sendMessage", "{\"chat_id\":44,\"text\":\"x\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.description()).isEqualTo("Forbidden: bot can't initiate conversation with a user");
    }

    @Test
    void a_group_that_moved_says_where_to() {
        lab.telegram.migrate(-7, -100_7);

        var answer = lab.call("sendMessage", "{\"chat_id\":-7,\"text\":\"x\"}");

        assertThat(answer.description()).isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(answer.body().path("parameters").path("migrate_to_chat_id").asLong())
                .isEqualTo(-1007);
    }

    @Test
    void an_edit_replaces_text_and_shows_as_edited() {
        var id = lab.sent("before");
        lab.jump(Duration.ofSeconds(5));

        var edited = lab.ok("editMessageText", "{\"chat_id\":42,\"message_id\":" + id + ",\"text\":\"after\"}");

        assertThat(edited.path("edit_date").asLong()).isEqualTo(Lab.NOON.getEpochSecond() + 5);
        assertThat(lab.chat().last().text()).isEqualTo("after");
        assertThat(lab.chat().last().edited()).isTrue();
    }

    @Test
    void the_same_again_is_not_modified() {
        var id =
                lab.ok("sendMessage", "{\"chat_id\":42,\"text\":\"x\"" + BUTTON).path("message_id");
        var same = "{\"chat_id\":42,\"message_id\":" + id + ",\"text\":\"x\"" + BUTTON;

        assertThat(lab.refused("editMessageText", same)).isEqualTo(NOT_MODIFIED);
    }

    @Test
    void an_edit_without_a_keyboard_drops_it() {
        var id =
                lab.ok("sendMessage", "{\"chat_id\":42,\"text\":\"x\"" + BUTTON).path("message_id");

        lab.ok("editMessageText", "{\"chat_id\":42,\"message_id\":" + id + ",\"text\":\"x\"}");

        assertThat(lab.chat().last().buttons()).isEmpty();
        assertThat(lab.chat().last().edited()).isFalse();
        lab.ok("editMessageReplyMarkup", "{\"chat_id\":42,\"message_id\":" + id + BUTTON);
        assertThat(lab.chat().last().buttons()).hasSize(1);
        assertThat(lab.refused("editMessageReplyMarkup", "{\"chat_id\":42,\"message_id\":" + id + BUTTON))
                .isEqualTo(NOT_MODIFIED);
    }

    @Test
    void only_what_is_there_and_its_own_can_be_edited() {
        var edit = "{\"chat_id\":42,\"text\":\"y\",\"message_id\":%d}";
        lab.telegram.type(Lab.ANN, Lab.BOT, "Ann's own");
        var keyed = lab.ok("sendMessage", "{\"chat_id\":42,\"text\":\"x\",\"reply_markup\":{\"keyboard\":[[\"k\"]]}}");

        assertThat(lab.refused("editMessageText", edit.formatted(77)))
                .isEqualTo("Bad Request: message to edit not found");
        assertThat(lab.refused("editMessageText", edit.formatted(2))).isEqualTo("Bad Request: message can't be edited");
        assertThat(lab.refused(
                        "editMessageText",
                        edit.formatted(keyed.path("message_id").asInt())))
                .isEqualTo("Bad Request: message can't be edited");
        assertThat(lab.refused("editMessageText", "{\"chat_id\":42,\"text\":\"y\"}"))
                .isEqualTo("Bad Request: message identifier is not specified");
        assertThat(lab.refused(
                        "editMessageCaption",
                        "{\"chat_id\":42,\"caption\":\"y\",\"message_id\":" + lab.sent("t") + "}"))
                .isEqualTo("Bad Request: there is no caption in the message to edit");
    }

    @Test
    void a_deleted_message_is_gone() {
        var id = lab.sent("x");
        var named = "{\"chat_id\":42,\"message_id\":" + id + "}";

        lab.ok("deleteMessage", named);

        assertThat(lab.chat().messages()).hasSize(1);
        assertThat(lab.refused("deleteMessage", named)).isEqualTo("Bad Request: message to delete not found");
        assertThat(lab.refused("editMessageText", "{\"chat_id\":42,\"text\":\"y\",\"message_id\":" + id + "}"))
                .isEqualTo("Bad Request: message to edit not found");
    }

    @Test
    void after_two_days_a_message_stays() {
        var old = lab.sent("x");
        lab.jump(Duration.ofHours(49));
        var young = lab.sent("y");

        assertThat(lab.refused("deleteMessage", "{\"chat_id\":42,\"message_id\":" + old + "}"))
                .isEqualTo("Bad Request: message can't be deleted");
        lab.ok("deleteMessages", "{\"chat_id\":42,\"message_ids\":[" + old + "," + young + ",999]}");
        assertThat(lab.chat().messages()).extracting(MessageView::text).containsExactly("/start", "x");
    }

    @Test
    void a_reply_to_nothing_is_refused_unless_allowed() {
        var reply = "{\"chat_id\":42,\"text\":\"x\",\"reply_parameters\":{\"message_id\":77%s}}";

        assertThat(lab.refused("sendMessage", reply.formatted("")))
                .isEqualTo("Bad Request: message to be replied not found");
        lab.ok("sendMessage", reply.formatted(",\"allow_sending_without_reply\":true"));
    }

    @Test
    void typing_shows_for_five_seconds_or_until_a_message() {
        lab.ok("sendChatAction", "{\"chat_id\":42,\"action\":\"typing\"}");
        assertThat(lab.chat().action()).isEqualTo("typing");

        lab.jump(Duration.ofSeconds(6));
        assertThat(lab.chat().action()).isEmpty();

        lab.ok("sendChatAction", "{\"chat_id\":42,\"action\":\"upload_document\"}");
        lab.sent("there");
        assertThat(lab.chat().action()).isEmpty();
        assertThat(lab.refused("sendChatAction", "{\"chat_id\":42,\"action\":\"juggling\"}"))
                .isEqualTo("Bad Request: wrong parameter action in request");
    }
}
