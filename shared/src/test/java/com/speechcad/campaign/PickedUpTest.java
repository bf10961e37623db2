package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.results.CampaignFigures;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who picked up, in the picture of a campaign's report: people, and no answering machine. */
class PickedUpTest {
    private final Sim sim = new Sim(29, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_machine_is_called_and_did_not_pick_up() {
        sim.account(TestApp.TENANT, 2, 0);
        var turn = new int[1];
        sim.provider.fate = _ -> new SimProvider.Fate(
                Duration.ofSeconds(5), Duration.ofSeconds(20), turn[0]++ == 0 ? "voicemail_reached" : "user_hangup");
        var once = new RetryPolicy(1, Duration.ofHours(1), false);
        var campaign = sim.campaign(person, 3, Money.dollars(50), once, 10);

        sim.run(Duration.ofMinutes(10));

        var slices = sim.app
                .tx()
                .call(TestApp.TENANT, () -> sim.app.get(CampaignFigures.class).overTime(campaign, Duration.ofHours(1)));
        assertThat(slices.stream().mapToInt(CampaignFigures.Slice::calls).sum()).isEqualTo(3);
        assertThat(slices.stream().mapToInt(CampaignFigures.Slice::answered).sum())
                .isEqualTo(2);
    }
}
