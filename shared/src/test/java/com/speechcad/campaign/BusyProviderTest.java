package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that has no room for what campaigns want. */
class BusyProviderTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    /** One start interval, the rest after a refusal, and the queue's whole seconds. */
    private static final Duration BOUND = Duration.ofSeconds(6);

    private final Sim sim = new Sim(11, 6, 1);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(1_000));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_single_call_starts_within_the_bound_while_a_campaign_waits_for_room() {
        sim.account(TestApp.TENANT, 1, 1);
        Set<UUID> single = new HashSet<>();
        int[] asked = {0};
        sim.provider.reply = order -> {
            if (single.contains(order.attempt())) {
                return SimProvider.Reply.TAKEN;
            }
            asked[0]++;
            return SimProvider.Reply.BUSY;
        };
        var campaign = sim.campaign(person, 50, Money.dollars(400), ONCE, 10);
        sim.run(Duration.ofMinutes(5));

        for (int call = 0; call < 3; call++) {
            var attempt = sim.singleCall(person);
            single.add(attempt);
            var when = sim.now();
            assertThat(sim.run(BOUND, () -> sim.provider.calls().containsKey(attempt)))
                    .as("started within %s, asked for at %s", BOUND, when)
                    .isTrue();
            sim.run(Duration.ofMinutes(1));
        }
        sim.run(Duration.ofMinutes(10));
        assertThat(asked[0])
                .as("the provider is left in peace meanwhile, more and more")
                .isLessThan(60);

        sim.provider.reply = _ -> SimProvider.Reply.TAKEN;
        assertThat(sim.run(Duration.ofHours(3), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void a_single_call_that_found_no_room_itself_is_tried_again_within_seconds_however_long_it_has_waited() {
        sim.account(TestApp.TENANT, 1, 1);
        int[] asked = {0};
        sim.provider.reply = _ -> {
            asked[0]++;
            return SimProvider.Reply.BUSY;
        };
        var attempt = sim.singleCall(person);
        sim.run(Duration.ofSeconds(100));
        assertThat(asked[0]).as("tried again and again").isGreaterThan(15);

        sim.provider.reply = _ -> SimProvider.Reply.TAKEN;
        assertThat(sim.run(BOUND, () -> sim.provider.calls().containsKey(attempt)))
                .isTrue();
    }
}
