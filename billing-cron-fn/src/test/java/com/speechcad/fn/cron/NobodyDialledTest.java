package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.lambda.HeardLog;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign whose contacts could be called, and of which nobody is, shows in the figures and to the doctor. */
class NobodyDialledTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final Duration LONG = Duration.ofMinutes(11);

    private final HeardLog log = HeardLog.open();
    private final Sim sim = new Sim(5, 4, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(50));

    NobodyDialledTest() {
        sim.account(TestApp.TENANT, 2, 0);
    }

    @AfterEach
    void stop() {
        sim.close();
        log.close();
    }

    @Test
    void one_whose_contacts_were_never_tried() {
        var campaign = running();
        assertThat(stuck()).isEqualTo(0);

        sim.app.clock().advance(LONG);

        assertThat(stuck()).isEqualTo(1);
        assertThat(log.lines())
                .anyMatch(line -> line.contains("campaign " + campaign + " ") && line.contains("nobody is dialled"));
        assertThat(doctor())
                .anyMatch(line -> line.startsWith("WRONG")
                        && line.contains("1 campaign has")
                        && line.contains("Nobody is dialled"));
    }

    @Test
    void one_that_is_passed_over_while_others_call_on_the_same_account() {
        running();
        sim.app.clock().advance(LONG);
        // Somebody else's call has just begun.
        set(UUID.randomUUID(), "update provider_account set next_start_at = :now where :id is not null");

        assertThat(stuck()).isEqualTo(1);
    }

    @Test
    void one_whose_contacts_are_ready_and_were_never_tried() {
        var campaign = running();
        set(campaign, "update campaign_contact set state = 'READY' where campaign_id = :id");

        sim.app.clock().advance(LONG);

        assertThat(stuck()).isEqualTo(1);
    }

    @Test
    void one_that_calls_as_it_should_is_not_among_them() {
        running();

        sim.run(Duration.ofMinutes(12));

        assertThat(sim.provider.calls()).isNotEmpty();
        assertThat(stuck()).isEqualTo(0);
        assertThat(doctor()).noneMatch(line -> line.contains("Nobody is dialled"));
    }

    @Test
    void nor_is_one_that_has_a_reason() {
        for (var reason : List.of(
                "update campaign set state = 'PAUSED' where id = :id",
                "update campaign set state = 'WAITING_FOR_MONEY' where id = :id",
                "update campaign set rests_until = :now + interval '1 day' where id = :id",
                "update campaign set served_at = :now + interval '10 minutes' where id = :id",
                "update campaign_contact set next_at = :now + interval '1 day' where campaign_id = :id",
                "update campaign_contact set state = 'EXCLUDED' where campaign_id = :id")) {
            var campaign = running();
            set(campaign, reason);

            sim.app.clock().advance(LONG);

            assertThat(stuck()).as(reason).isEqualTo(0);
            set(campaign, "update campaign set state = 'CANCELLED' where id = :id");
        }
    }

    @Test
    void nor_is_one_without_a_free_slot() {
        running();
        sim.app.clock().advance(LONG);
        assertThat(stuck()).isEqualTo(1);

        sim.concurrency(TestApp.TENANT, 0);

        assertThat(stuck()).isEqualTo(0);
    }

    private UUID running() {
        return sim.campaign(person, 3, Money.dollars(20), ONCE, 2);
    }

    private void set(UUID campaign, String what) {
        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of(what)
                                .with("id", campaign)
                                .with("now", sim.now())
                                .update());
    }

    /** As the figure of this minute says. */
    private int stuck() {
        sim.app.all(Task.class).stream()
                .filter(task -> task.name().equals("measure"))
                .forEach(task -> task.run(Duration.ofSeconds(20)));
        var figure = "\"CampaignsNotDialled\":";
        var said = log.figures().stream()
                .filter(line -> line.contains(figure))
                .reduce((_, last) -> last)
                .orElse(figure + "-1");
        return Integer.parseInt(
                said.substring(said.indexOf(figure) + figure.length()).replaceAll("^(-?\\d+).*", "$1"));
    }

    private List<String> doctor() {
        return sim.app.all(Checkup.class).stream()
                .filter(CheckWork.class::isInstance)
                .flatMap(checkup -> checkup.look().stream())
                .map(Finding::line)
                .toList();
    }
}
