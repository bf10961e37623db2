package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.AttemptSource;
import com.speechcad.call.Dispatch;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    void a_contact_of_a_campaign_that_breaks_for_hours_is_not_called_and_costs_nothing() {
        sim.app.database().admin("""
                        create trigger poison before update on campaign_contact for each row
                        when (new.state = 'RUNNING' and new.seq = 1) execute function poison()""");
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);

        assertThat(sim.run(Duration.ofHours(4), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(sim.provider.calls()).hasSize(4);
        var progress = sim.progress(person, campaign);
        assertThat(progress.of(ContactState.REACHED)).isEqualTo(4);
        assertThat(progress.of(ContactState.EXHAUSTED)).isOne();
        assertThat(progress.results()).containsEntry(ContactOutcome.NOT_TRIED, 1);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
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

    @Test
    void a_single_call_that_breaks_three_times_is_over() {
        var broken = sim.singleCall(person);
        sim.app.database().admin("""
                        create trigger poison before update on attempt for each row
                        when (new.state = 'DIALLING') execute function poison()""");

        sim.run(Duration.ofMinutes(35));

        assertThat(sim.provider.calls()).isEmpty();
        assertThat(ofAttempt(broken, "state || ' ' || reason")).isEqualTo("NOT_CONNECTED never_placed");
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void what_breaks_before_anybody_is_chosen_puts_nobody_off_and_is_told_to_whoever_asked() {
        var waits = sim.singleCall(person);
        var due = ofAttempt(waits, "due_at::text");
        sim.app.database().admin("alter table provider_account rename column kept_for_single to gone");

        assertThatThrownBy(() -> sim.app.get(Dispatch.class).run(TestApp.TENANT, 1))
                .hasMessageContaining("kept_for_single");

        sim.app.database().admin("alter table provider_account rename column gone to kept_for_single");
        assertThat(ofAttempt(waits, "due_at::text")).isEqualTo(due);
        sim.run(Duration.ofMinutes(2));
        assertThat(sim.provider.calls()).containsOnlyKeys(waits);
    }

    /** By the time that a contact is put off, another one may be first. */
    @Test
    void the_one_that_broke_is_put_off_and_not_the_one_that_is_next() {
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        sim.app.get(GateRows.class).run(TestApp.TENANT, campaign, 1, 5);
        var until = sim.now().plus(Duration.ofMinutes(10));

        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .get(AttemptSource.class)
                                .putOff(new AttemptSource.Turn(campaign, person.user()), Optional.of(3), until));

        List<Integer> waiting = sim.app
                .tx()
                .call(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of(
                                        "select seq from campaign_contact where campaign_id = :id and state = 'WAITING' and next_at = :at")
                                .with("id", campaign)
                                .with("at", until)
                                .list(row -> row.integer("seq")));
        assertThat(waiting).containsExactly(3);
    }

    private String ofAttempt(UUID attempt, String column) {
        return sim.app
                .tx()
                .call(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of("select " + column + " as value from attempt where id = :id")
                                .with("id", attempt)
                                .only(row -> row.text("value")));
    }
}
