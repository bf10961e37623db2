package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyCallsTest {
    private static final int CALLS = 200;

    @Test
    void every_one_of_two_hundred_calls_at_once_ends_and_is_told_three_times() {
        try (var lab = new Lab(settings -> settings.limits(CALLS, CALLS))) {
            lab.simulator.script(Lab.THEIRS, new Callee.Answers(2_000, List.of(new Callee.Press("1"))));
            var agent = lab.agent(lab.flow(Flows.MENU), "\"user_dtmf_options\":{\"digit_limit\":1}");
            var ids = new ArrayList<String>();
            for (int i = 0; i < CALLS; i++) {
                ids.add(lab.call(agent));
            }

            Lab.until(() -> lab.received.size() == 3 * CALLS);

            assertThat(lab.simulator.calls()).extracting(CallView::node).containsOnly("Sales");
            for (var event : List.of("call_started", "call_ended", "call_analyzed")) {
                assertThat(lab.received.stream().filter(one -> one.event().equals(event)))
                        .extracting(one -> one.call().path("call_id").asText())
                        .containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }
}
