package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call that something is wrong with, each time that it is to be dialled: the others are dialled all the same. */
class PutOffDialTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    private final Sim sim = new Sim(12, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    PutOffDialTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.app.database().admin("""
                        create function poison() returns trigger language plpgsql as
                          'begin raise exception ''poison''; end'""");
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_contact_of_a_campaign() {
        sim.app.database().admin("""
                        create trigger poison before update on campaign_contact for each row
                        when (new.state = 'RUNNING' and new.seq = 1) execute function poison()""");
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);

        sim.run(Duration.ofMinutes(5));

        assertThat(sim.provider.calls()).hasSize(4);
        sim.app.database().admin("drop trigger poison on campaign_contact");
        assertThat(sim.run(Duration.ofHours(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.provider.calls()).hasSize(5);
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void a_single_call() {
        var broken = sim.singleCall(person);
        sim.app
                .database()
                .admin("create trigger poison before update on attempt for each row when (new.id = '" + broken
                        + "' and new.state <> 'PLANNED') execute function poison()");
        var other = sim.person(TestApp.TENANT, Money.dollars(10));
        sim.app.clock().advance(Duration.ofSeconds(1));
        var next = sim.singleCall(other);

        sim.run(Duration.ofMinutes(2));

        assertThat(sim.provider.calls()).containsOnlyKeys(next);
        sim.app.database().admin("drop trigger poison on attempt");
        sim.run(Duration.ofMinutes(15));
        assertThat(sim.provider.calls()).containsOnlyKeys(broken, next);
    }
}
