package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_bot_learns_who_it_is() {
        var me = lab.ok("getMe", "{}");

        assertThat(me.path("id").asLong()).isEqualTo(100001);
        assertThat(me.path("is_bot").asBoolean()).isTrue();
        assertThat(me.path("username").asText()).isEqualTo("speechcad_test_bot");
    }

    @Test
    void an_unknown_token_is_unauthorized() {
        var answer = lab.send(get("/bot100009:NOBODY/getMe"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).hasToString("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    @Test
    void what_is_no_token_is_not_found() {
        var answer = lab.send(get("/botnonsense/getMe"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.description()).isEqualTo("Not Found");
    }

    @Test
    void an_unknown_method_is_not_found() {
        assertThat(lab.call("sendMoney", "{}").description()).isEqualTo("Not Found: method not found");
        assertThat(lab.call("sendMoney", "{}").status()).isEqualTo(404);
    }

    @Test
    void any_other_address_answers_in_the_envelope_too() {
        assertThat(lab.send(get("/nowhere")).description()).isEqualTo("Not Found");
    }

    @Test
    void methods_are_found_in_any_case_and_the_token_may_be_escaped() {
        assertThat(lab.send(get("/bot" + Lab.ACCOUNT.token().replace(":", "%3A") + "/GETME"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void arguments_come_in_a_query_a_form_or_a_multipart_body() {
        lab.send(get("/bot" + Lab.ACCOUNT.token() + "/sendMessage?chat_id=42&text=by+query"));
        lab.call(
                Lab.ACCOUNT,
                "sendMessage",
                "application/x-www-form-urlencoded",
                "chat_id=42&text=by%20form".getBytes(StandardCharsets.UTF_8));
        lab.upload(Lab.ACCOUNT, "sendMessage", "unused", "x.txt", new byte[] {1}, "chat_id", "42", "text", "by parts");

        assertThat(lab.chat().messages())
                .extracting(MessageView::text)
                .containsExactly("/start", "by query", "by form", "by parts");
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        assertThat(lab.refused("sendMessage", "{\"chat_id\":")).startsWith("Bad Request: ");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(lab.telegram.url() + path)).build();
    }
}
