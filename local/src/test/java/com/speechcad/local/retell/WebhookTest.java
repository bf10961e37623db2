package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private final Lab lab = new Lab(settings -> settings.delays(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1))));

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void the_exact_bytes_are_signed_with_the_webhook_key() {
        finished("");

        var ended = lab.event("call_ended");
        assertThat(ended.signature()).isEqualTo(Signature.of(ended.body(), "key_webhook", timestamp(ended)));
        assertThat(Math.abs(lab.clock.millis() - timestamp(ended))).isLessThan(60_000);
    }

    @Test
    void without_2xx_it_is_tried_three_more_times_with_the_same_bytes() {
        lab.webhookStatus = 503;
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"webhook_events\":[\"call_started\"]"));
        lab.answered(id);

        Lab.until(() -> lab.received.size() == 4);
        lab.simulator.press(id, "1");
        lab.untilOver(id);

        assertThat(lab.received).hasSize(4).allMatch(one -> one.event().equals("call_started"));
        assertThat(lab.received.getFirst().body())
                .isEqualTo(lab.received.getLast().body());
    }

    @Test
    void an_agent_has_its_own_address_and_events() {
        finished("\"webhook_url\":\"" + lab.receiver.url() + "/hook?own\",\"webhook_events\":[\"call_analyzed\"]");

        assertThat(lab.events()).containsExactly("call_analyzed");
    }

    @Test
    void duplicated_dropped_unknown_and_enriched_events() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.DROP, "call_started"));
        lab.simulator.faults().add(Fault.once(Fault.Kind.DUPLICATE, "call_ended"));
        lab.simulator.faults().add(Fault.once(Fault.Kind.UNKNOWN_EVENT, "call_ended"));
        lab.simulator.faults().add(Fault.once(Fault.Kind.EXTRA_FIELDS, "call_ended"));
        lab.simulator.faults().add(Fault.once(Fault.Kind.UNKNOWN_REASON, ""));

        var id = finished("");

        assertThat(lab.events())
                .containsExactlyInAnyOrder("call_ended", "call_ended", "call_quality_scored", "call_analyzed");
        assertThat(lab.event("call_ended").json().has("delivery_hints")).isTrue();
        assertThat(lab.get("/v2/get-call/" + id)
                        .json()
                        .path("disconnection_reason")
                        .asText())
                .isEqualTo("carrier_line_noise");
        assertThat(lab.simulator.faults().active()).isEmpty();
    }

    @Test
    void a_held_event_comes_after_the_next_one() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.REORDER, "call_ended"));

        finished("");
        lab.event("call_ended");

        assertThat(lab.events()).containsExactly("call_started", "call_analyzed", "call_ended");
    }

    @Test
    void a_delayed_event_comes_late() {
        lab.simulator.faults().add(new Fault(Fault.Kind.DELAY, "call_started", 1, 3_600_000));
        finished("");
        assertThat(lab.events()).containsExactly("call_ended", "call_analyzed");

        lab.clock.jump(Duration.ofHours(1));

        assertThat(lab.event("call_started").call().path("call_status").asText())
                .isEqualTo("ongoing");
    }

    @Test
    void bad_and_expired_signatures() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.BAD_SIGNATURE, "call_started"));
        lab.simulator.faults().add(Fault.once(Fault.Kind.EXPIRED_SIGNATURE, "call_ended"));
        finished("");

        var bad = lab.event("call_started");
        assertThat(bad.signature()).isNotEqualTo(Signature.of(bad.body(), "key_webhook", timestamp(bad)));
        var old = lab.event("call_ended");
        assertThat(old.signature()).isEqualTo(Signature.of(old.body(), "key_webhook", timestamp(old)));
        assertThat(lab.clock.millis() - timestamp(old)).isGreaterThan(300_000);
    }

    @Test
    void an_hour_of_word_timings_is_megabytes() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.HUGE, "call_ended"));
        finished("");

        assertThat(lab.event("call_ended").body().length).isBetween(2_000_000, 4_900_000);
    }

    @Test
    void absent_fields_leave_what_every_call_has() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.ABSENT_FIELDS, "call_ended"));
        finished("");

        assertThat(lab.event("call_ended").call().propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "call_id",
                        "call_type",
                        "agent_id",
                        "agent_version",
                        "call_status",
                        "from_number",
                        "to_number",
                        "direction");
    }

    /** A whole call, with its analysis told. */
    private String finished(String agentFields) {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), agentFields));
        lab.answered(id);
        lab.simulator.press(id, "1");
        lab.event("call_analyzed");
        return id;
    }

    private static long timestamp(Lab.Received one) {
        return Long.parseLong(one.signature().substring(2, one.signature().indexOf(',')));
    }
}
