package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabDoorTest {
    private static final String ANNS = "/lab/chats/speechcad_test_bot/42";

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_page_plays_a_whole_chat() {
        post("/lab/persons", "{\"id\":45,\"firstName\":\"Dia\",\"languageCode\":\"hi\",\"phone\":\"+14155550145\"}");
        var chat = "/lab/chats/speechcad_test_bot/45";
        assertThat(post(chat + "/start", "{\"parameter\":\"x\"}")
                        .path("messageId")
                        .asInt())
                .isEqualTo(1);
        post(chat + "/type", "{\"text\":\"hello\"}");
        post(chat + "/contact", "{}");
        post(chat + "/file", "{\"kind\":\"document\",\"name\":\"a.txt\",\"base64\":\"YWJj\",\"caption\":\"c\"}");
        lab.ok(
                "sendMessage",
                "{\"chat_id\":45,\"text\":\"<b>Hi</b>\",\"parse_mode\":\"HTML\",\"reply_markup\":{\"inline_keyboard\":"
                        + "[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}}");
        var asked = post(chat + "/tap", "{\"messageId\":5,\"button\":\"Yes\"}")
                .path("asked")
                .asText();
        lab.ok("answerCallbackQuery", "{\"callback_query_id\":\"" + asked + "\",\"text\":\"ok\"}");

        var seen = get(chat);

        assertThat(seen.path("messages").findValuesAsText("text"))
                .containsExactly("/start x", "hello", "", "c", "<b>Hi</b>".replaceAll("<.*?>", ""));
        assertThat(seen.path("messages").path(4).path("html").asText()).isEqualTo("<b>Hi</b>");
        assertThat(seen.path("messages").path(4).path("buttons").path(0).path(0).toString())
                .isEqualTo("{\"label\":\"Yes\",\"kind\":\"CALLBACK\",\"value\":\"y\"}");
        assertThat(seen.path("toast").path("text").asText()).isEqualTo("ok");
        assertThat(seen.path("person").path("languageCode").asText()).isEqualTo("hi");
        var fileId = seen.path("messages").path(3).path("file").path("fileId").asText();
        assertThat(get("/lab/files/" + fileId).path("raw").asText()).isEqualTo("abc");
    }

    @Test
    void a_page_waits_for_changes() {
        var version = get("/lab/state").path("version").asLong();
        lab.telegram.start(Lab.ANN, Lab.BOT, "");

        assertThat(get("/lab/await?timeoutMs=5000&version=" + version)
                        .path("version")
                        .asLong())
                .isGreaterThan(version);
    }

    @Test
    void a_page_reads_what_the_bots_did_and_have_to_do() {
        post(ANNS + "/start", "{}");
        lab.sent("x");

        assertThat(array("/lab/calls").path(0).path("method").asText()).isEqualTo("sendMessage");
        assertThat(array("/lab/updates/speechcad_test_bot")
                        .path(0)
                        .path("queue")
                        .asText())
                .isEqualTo("chat 42");
        assertThat(get(ANNS + "/menu").path("button").path("type").asText()).isEqualTo("commands");
        assertThat(get("/lab/state").path("bots").toString()).doesNotContain("FAKE-TOKEN");
    }

    @Test
    void a_page_makes_things_go_wrong() {
        var faults = post(
                "/lab/faults",
                "{\"deliverTwice\":\"AT_ONCE\",\"dropNext\":1,\"failNextSends\":2,\"kind\":\"LOST_ANSWER\",\"swapNext\":true}");
        assertThat(faults.path("twice").asText()).isEqualTo("AT_ONCE");
        assertThat(faults.path("sends"))
                .singleElement()
                .satisfies(sends -> assertThat(sends.path("times").asInt()).isEqualTo(2));
        assertThat(post("/lab/faults", "{\"clear\":true}").path("sends")).isEmpty();

        post("/lab/limits", "{\"enforced\":true,\"chatBurst\":1,\"botBurst\":9}");
        assertThat(get("/lab/state").path("limits").path("chatBurst").asInt()).isEqualTo(1);
    }

    @Test
    void a_page_is_told_what_it_got_wrong() {
        var answer = send(HttpRequest.newBuilder(at(ANNS + "/tap"))
                .POST(BodyPublishers.ofString("{\"messageId\":9,\"button\":\"x\"}")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText()).isEqualTo("there is no message 9");
        assertThat(send(HttpRequest.newBuilder(at("/lab/chats/nobot/42"))).status())
                .isEqualTo(400);
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(at(path))).body();
    }

    private JsonNode array(String path) {
        return Json.parse(get(path).path("raw").asText());
    }

    private JsonNode post(String path, String body) {
        var answer = send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Lab.Answer send(HttpRequest.Builder request) {
        return lab.send(request.build());
    }

    private URI at(String path) {
        return URI.create(lab.telegram.url() + path);
    }
}
