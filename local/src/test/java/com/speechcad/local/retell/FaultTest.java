package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}: {1}, calls placed: {2}")
    @CsvSource({"CUT, -1, 1", "LOST_500, 500, 1", "REFUSED_500, 500, 0", "THROTTLED, 429, 0", "PAYMENT_REQUIRED, 402, 0"
    })
    void a_create_may_go_wrong_before_or_after_it_was_carried_out(Fault.Kind kind, int status, int placed) {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        lab.simulator.faults().add(Fault.once(kind, "create-phone-call"));

        assertThat(lab.post("/v2/create-phone-call", Lab.callBody(agent, "")).status())
                .isEqualTo(status);

        assertThat(lab.simulator.calls()).hasSize(placed);
        assertThat(lab.post("/v2/create-phone-call", Lab.callBody(agent, "")).status())
                .isEqualTo(201);
    }

    @Test
    void being_throttled_says_for_how_long_in_seconds_and_in_milliseconds() throws Exception {
        lab.simulator.faults().add(new Fault(Fault.Kind.THROTTLED, "", 1, 1_500));
        var request = HttpRequest.newBuilder(URI.create(lab.simulator.url() + "/list-voices"))
                .header("Authorization", "Bearer key_api")
                .build();

        var headers =
                lab.http.send(request, HttpResponse.BodyHandlers.discarding()).headers();

        assertThat(headers.firstValue("retry-after-ms")).contains("1500");
        assertThat(headers.firstValue("retry-after")).contains("2");
    }

    @Test
    void a_storm_lasts_until_it_is_cleared() {
        lab.simulator.faults().add(Fault.always(Fault.Kind.THROTTLED, ""));
        for (int i = 0; i < 5; i++) {
            assertThat(lab.get("/list-voices").status()).isEqualTo(429);
        }
        lab.simulator.faults().clear();
        assertThat(lab.get("/list-voices").status()).isEqualTo(200);
    }

    @Test
    void a_slow_answer_takes_its_time() {
        lab.simulator.faults().add(new Fault(Fault.Kind.SLOW, "list-voices", 1, 300));
        var before = System.nanoTime();

        assertThat(lab.get("/list-voices").status()).isEqualTo(200);

        assertThat(System.nanoTime() - before).isGreaterThan(299_000_000);
    }

    @Test
    void a_stuck_call_stays_registered_and_takes_its_slot() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.STUCK, Lab.THEIRS));
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var stuck = lab.call(agent);
        var other = lab.call(agent);
        lab.until(other, view -> view.state().equals("ringing"));

        assertThat(lab.simulator.call(stuck).orElseThrow().state()).isEqualTo("dialling");
        assertThat(lab.get("/v2/get-call/" + stuck).json().path("call_status").asText())
                .isEqualTo("registered");
    }
}
