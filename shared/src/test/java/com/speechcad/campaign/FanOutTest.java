package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queue takes of a campaign's pieces, and what is asked of it again. */
class FanOutTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    private final Sim sim = new Sim(5, 6, 1);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void only_what_the_queue_did_not_take_is_sent_again() {
        sim.account(TestApp.TENANT, 1, 0);
        sim.app.queue().refused = body -> body.contains("\"from\":251,") || body.contains("\"from\":751,");
        var campaign = sim.campaign(person, 1_000, Money.dollars(50), ONCE, 5);
        assertThat(pieces()).containsExactly(1, 501);

        sim.app.queue().refused = _ -> false;
        fanOut(campaign);
        assertThat(pieces()).as("the others are on their way").containsExactly(251, 751);

        fanOut(campaign);
        assertThat(pieces()).isEmpty();
        sim.app.clock().advance(Duration.ofMinutes(3));
        fanOut(campaign);
        assertThat(pieces())
                .as("nothing came of any for a while: messages may be lost")
                .containsExactly(1, 251, 501, 751);
    }

    private void fanOut(UUID campaign) {
        sim.app.get(FanOut.class).run(TestApp.TENANT, campaign);
    }

    /** The first contact of each piece that was sent since the last look. */
    private List<Integer> pieces() {
        var sent = sim.app.queue().sent().stream()
                .map(TestQueue.Sent::body)
                .filter(body -> body.contains("\"from\""))
                .map(body -> Integer.valueOf(body.replaceAll(".*\"from\":(\\d+).*", "$1")))
                .toList();
        sim.app.queue().sent().clear();
        return sent;
    }
}
