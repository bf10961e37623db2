package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_person_who_blocks_the_bot_cannot_be_written_to_and_the_bot_is_told() {
        lab.telegram.block(Lab.ANN, Lab.BOT);

        var answer = lab.call("sendMessage", "{\"chat_id\":42,\"text\":\"x\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.description()).isEqualTo("Forbidden: bot was blocked by the user");
        var change = lastUpdate().path("my_chat_member");
        assertThat(change.path("old_chat_member").path("status").asText()).isEqualTo("member");
        assertThat(change.path("new_chat_member").path("status").asText()).isEqualTo("kicked");
        assertThat(change.path("chat").path("id").asLong()).isEqualTo(42);
        assertThatIllegalStateException().isThrownBy(() -> lab.telegram.type(Lab.ANN, Lab.BOT, "x"));
    }

    @Test
    void starting_again_unblocks() {
        lab.telegram.block(Lab.ANN, Lab.BOT);
        lab.telegram.start(Lab.ANN, Lab.BOT, "back");

        lab.sent("welcome back");
        assertThat(lab.telegram.pending(Lab.BOT))
                .extracting(update -> update.update()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .contains("kicked", "member");
        assertThat(lastUpdate().path("message").path("text").asText()).isEqualTo("/start back");
    }

    @Test
    void a_persons_own_contact_carries_their_id_and_anybody_elses_another() {
        lab.telegram.shareOwnContact(Lab.ANN, Lab.BOT);
        var own = lastUpdate().path("message").path("contact");
        assertThat(own.toString())
                .isEqualTo("{\"phone_number\":\"14155550142\",\"first_name\":\"Ann\",\"user_id\":42}");

        lab.telegram.shareContact(Lab.ANN, Lab.BOT, new SharedContact("+1 415 555 0143", "Bob", Lab.BOB));
        assertThat(lastUpdate().path("message").path("contact").path("user_id").asLong())
                .isEqualTo(43);

        lab.telegram.shareContact(Lab.ANN, Lab.BOT, new SharedContact("+14155550144", "Nobody", null));
        assertThat(lastUpdate().path("message").path("contact").has("user_id")).isFalse();
        assertThat(lab.chat().last().contact()).isEqualTo(new SharedContact("+14155550144", "Nobody", null));
        assertThatIllegalStateException().isThrownBy(() -> lab.telegram.shareOwnContact(Lab.BOB, Lab.BOT));
    }

    @Test
    void a_client_without_a_language_tells_none() {
        lab.telegram.person(44, "Cem", "", "");
        lab.telegram.start(44, Lab.BOT, "");

        assertThat(lastUpdate().path("message").path("from").has("language_code"))
                .isFalse();
    }

    @Test
    void a_person_may_change_their_language_and_keep_the_chat() {
        lab.telegram.person(Lab.ANN, "Ann", "fr", "+14155550142");
        lab.telegram.type(Lab.ANN, Lab.BOT, "bonjour");

        assertThat(lastUpdate()
                        .path("message")
                        .path("from")
                        .path("language_code")
                        .asText())
                .isEqualTo("fr");
        assertThat(lab.chat().messages()).extracting(MessageView::text).containsExactly("/start", "bonjour");
    }

    @Test
    void a_long_text_becomes_several_messages() {
        lab.telegram.type(Lab.ANN, Lab.BOT, "x".repeat(5000));

        assertThat(lab.chat().messages())
                .extracting(message -> message.text().length())
                .containsExactly(6, 4096, 904);
    }

    @Test
    void a_deep_link_has_plain_characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> lab.telegram.start(Lab.ANN, Lab.BOT, "a b"));
    }

    @Test
    void whoever_waits_wakes_at_a_change() throws Exception {
        var seen = lab.telegram.version();
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return lab.telegram.await(seen, Duration.ofSeconds(30));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });

        lab.sent("x");

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isGreaterThan(seen);
        assertThat(lab.telegram.await(lab.telegram.version(), Duration.ofMillis(1)))
                .isEqualTo(lab.telegram.version());
    }

    @Test
    void calls_are_kept_in_order_without_the_token() {
        lab.sent("x");
        lab.refused("sendMessage", "{\"chat_id\":42}");

        var calls = lab.telegram.calls(0);
        assertThat(calls).extracting(ApiCall::status).containsExactly(200, 400);
        assertThat(calls.getLast().description()).isEqualTo("Bad Request: message text is empty");
        assertThat(calls.toString()).doesNotContain("FAKE-TOKEN");
    }

    private JsonNode lastUpdate() {
        return lab.telegram.pending(Lab.BOT).getLast().update();
    }
}
