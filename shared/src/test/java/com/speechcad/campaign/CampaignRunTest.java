package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignRunTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Sim sim = new Sim(7, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    CampaignRunTest() {
        sim.account(TestApp.TENANT, 2, 1);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void everybody_is_called_within_the_limits_and_every_contact_has_an_end() {
        sim.provider.fate = SimProvider.mixed(3, Duration.ofSeconds(20));
        var campaign = sim.campaign(person, 60, Money.dollars(50), RetryPolicy.USUAL, 10);

        assertThat(sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        var progress = sim.progress(person, campaign);
        assertThat(progress.toDo()).isZero();
        assertThat(progress.of(ContactState.REACHED)).isGreaterThan(40);
        assertThat(progress.of(ContactState.REACHED) + progress.of(ContactState.EXHAUSTED))
                .isEqualTo(60);
        assertThat(sim.provider.mostRunning())
                .as("one slot is kept for single calls")
                .isEqualTo(5);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
        assertThat(progress.campaign().spent().isPositive()).isTrue();
    }

    @Test
    void without_a_single_webhook_it_ends_in_the_same_state_and_cost() {
        sim.webhooks = List::of;
        var campaign = sim.campaign(person, 30, Money.dollars(50), RetryPolicy.USUAL, 10);

        assertThat(sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(30);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
    }
}
