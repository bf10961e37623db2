package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.store.Journal;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackDoorTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_page_can_play_the_callee() {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"user_dtmf_options\":{\"digit_limit\":1}"));
        lab.until(id, view -> view.state().equals("ringing"));
        var ringing = lab.get("/lab/ringing").json();
        assertThat(ringing.path("calls").path(0).path("callId").asText()).isEqualTo(id);
        assertThat(lab.post("/lab/calls/" + id + "/press", "{\"keys\":\"1\"}").status())
                .isEqualTo(409);

        assertThat(lab.post("/lab/calls/" + id + "/answer", "").status()).isEqualTo(204);
        lab.listening(id);
        var view = lab.get("/lab/calls/" + id).json();
        assertThat(view.path("waitsFor").path(0).asText()).isEqualTo("The user pressed 1");
        assertThat(view.path("said").path(0).path("text").asText()).startsWith("Hello there.");
        assertThat(lab.post("/lab/calls/" + id + "/say", "{\"words\":\"hello\"}")
                        .status())
                .isEqualTo(204);
        assertThat(lab.post("/lab/calls/" + id + "/press", "{\"keys\":\"2\"}").status())
                .isEqualTo(204);
        assertThat(lab.untilOver(id).node()).isEqualTo("Support");
        assertThat(lab.post("/lab/calls/" + id + "/hang-up", "").status()).isEqualTo(409);
    }

    @Test
    void waiting_returns_as_soon_as_something_happens() {
        var version = lab.get("/lab/calls").json().path("version").asLong();
        assertThat(lab.get("/lab/await?version=" + version + "&timeout_ms=50")
                        .json()
                        .path("version")
                        .asLong())
                .isEqualTo(version);
        lab.call(lab.agent(lab.flow(Flows.MENU), ""));

        assertThat(lab.get("/lab/await?version=" + version)
                        .json()
                        .path("version")
                        .asLong())
                .isGreaterThan(version);
    }

    @Test
    void numbers_are_scripted_and_faults_commanded() {
        assertThat(lab.send(
                                "PUT",
                                "/lab/scripts/%2B14155550123",
                                "{\"type\":\"answers\",\"afterMs\":500,\"acts\":[{\"do\":\"say\",\"words\":\"hm\"},"
                                        + "{\"do\":\"press\",\"keys\":\"1\"},{\"do\":\"hang_up\"}]}",
                                "")
                        .status())
                .isEqualTo(204);
        assertThat(lab.get("/lab/scripts").json().path("+14155550123").path("acts"))
                .hasSize(3);
        assertThat(lab.post("/faults", "{\"kind\":\"DROP\",\"on\":\"call_ended\"}")
                        .status())
                .isEqualTo(204);
        assertThat(lab.get("/lab/faults").json().path(0).path("times").asInt()).isEqualTo(1);
        assertThat(lab.post("/faults", "{\"kind\":\"GREMLIN\"}").status()).isEqualTo(400);
        assertThat(lab.post("/faults", "{}").status()).isEqualTo(400);

        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"user_dtmf_options\":{\"digit_limit\":1}"));
        assertThat(lab.untilOver(id).node()).isEqualTo("Sales");
        lab.event("call_analyzed");
        assertThat(lab.events()).doesNotContain("call_ended");
    }

    @Test
    void it_can_stand_under_a_prefix_of_another_server() {
        try (var server = new HttpRoutes(0);
                var mounted = new RetellSimulator(
                        Journal.inMemory(), lab.clock, lab.timers, RetellSettings.of("key_api", "key_webhook"))) {
            var at = URI.create(server.url() + "/sim/retell");
            mounted.mount(server, "/sim/retell", at);
            server.start();

            var voice = lab.send("GET", at, "/get-voice/retell-Cimo", "", "key_api");
            assertThat(voice.json().path("preview_audio_url").asText()).startsWith(at.toString());
            assertThat(lab.send("GET", at, "/nothing", "", "key_api").text())
                    .contains("Cannot GET /sim/retell/nothing");
            assertThat(lab.send("GET", at, "/lab/calls", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void the_log_of_requests_has_no_key_in_it() {
        lab.get("/list-voices");

        var log = lab.get("/requests").text();

        assertThat(log).contains("\"path\":\"/list-voices\"", "\"status\":200").doesNotContain("key_api");
    }

    @Test
    void a_number_belongs_to_the_workspace_after_it_was_given() {
        lab.post("/lab/numbers", "{\"number\":\"+14155550111\"}");

        assertThat(lab.get("/v2/list-phone-numbers").json().path("items"))
                .extracting(number -> number.path("phone_number").asText())
                .containsExactly("+14155550111", Lab.OURS);
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        assertThat(lab.patch(
                                "/update-phone-number/%2B14155550111",
                                "{\"outbound_agents\":[{\"agent_id\":\"" + agent + "\",\"weight\":0.5}]}")
                        .error())
                .isEqualTo("The weights of outbound_agents must sum to 1.");
    }
}
