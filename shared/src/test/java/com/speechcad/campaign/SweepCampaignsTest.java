package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.Money;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds all of a campaign or all campaigns up: stops, money that does not come, rows that break their sweep. */
class SweepCampaignsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    private final Sim sim = new Sim(11, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    SweepCampaignsTest() {
        sim.account(TestApp.TENANT, 2, 0);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_suspended_business_rests_its_campaign_as_a_whole_and_it_goes_on_by_itself_when_that_is_lifted() {
        var campaign = sim.campaign(person, 600, Money.dollars(90), ONCE, 10);
        // Half of them wait, with a time that comes while nothing may be called.
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set next_at = :later where campaign_id = :id and seq > 300")
                .with("later", sim.now().plusSeconds(120))
                .with("id", campaign)
                .update());
        sim.run(Duration.ofSeconds(30));
        inTenant(() -> sim.app
                .sql()
                .of("insert into business_suspension (business_id, cause, suspended_at) values (:id, 'ADMIN', :now)")
                .with("id", person.business())
                .with("now", sim.now())
                .update());
        var answers = answers();
        var called = sim.provider.calls().size();

        sim.run(Duration.ofMinutes(10));

        assertThat(answers() - answers).as("one answer says it for all").isLessThanOrEqualTo(1);
        assertThat(sim.provider.calls()).hasSize(called);
        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.RUNNING);
        assertThat(sim.progress(person, campaign).campaign().why()).contains(Why.STOPPED);

        inTenant(() -> sim.app
                .sql()
                .of("update business_suspension set lifted_at = :now, lift_reason = 'papers were seen'")
                .with("now", sim.now())
                .update());
        sim.run(Duration.ofMinutes(2));

        assertThat(sim.progress(person, campaign).campaign().why()).isEmpty();
        assertThat(sim.provider.calls()).hasSizeGreaterThan(called);
        assertThat(sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void calls_that_wait_for_room_at_the_provider_give_back_what_they_hold_when_everything_is_switched_off() {
        sim.provider.reply = _ -> SimProvider.Reply.BUSY;
        var campaign = sim.campaign(person, 20, Money.dollars(90), ONCE, 10);
        sim.run(Duration.ofMinutes(1));
        inTenant(() ->
                sim.app.get(KillSwitches.class).throwIt("user:9", Facts.Stop.PLATFORM, "", "a complaint came in"));
        sim.run(Duration.ofMinutes(2));
        var answers = answers();

        sim.run(Duration.ofMinutes(30));

        assertThat(answers()).as("nobody is asked about while it lasts").isEqualTo(answers);
        assertThat(sim.progress(person, campaign).held()).isEqualTo(Money.ZERO);
        assertThat(sim.progress(person, campaign).toDo()).isEqualTo(20);
        assertThat(sim.leftOver(person)).isEmpty();
    }

    private long answers() {
        return inTenant(() ->
                sim.app.sql().of("select count(*) as many from gate_answer").only(row -> row.number("many")));
    }

    @Test
    void two_hundred_campaigns_that_nobody_pays_for_do_not_keep_the_sweep_from_one_that_runs() {
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        sim.app.queue().sent().clear();
        inTenant(() -> sim.app.sql().of("""
                        insert into campaign (id, user_id, business_id, account_id, name, state, flow_version_id, flow_name,
                          flow_number, agent_id, agent_version, list_id, from_number, budget_micros, created_at)
                        select gen_random_uuid(), user_id, business_id, account_id, 'Abandoned', 'WAITING_FOR_MONEY',
                          flow_version_id, flow_name, flow_number, agent_id, agent_version, list_id, from_number,
                          budget_micros, created_at from campaign, generate_series(1, 201) where id = :id""").with("id", campaign).update());
        inTenant(() -> sim.app
                .sql()
                .of("update campaign set served_at = :now where id = :id")
                .with("now", sim.now())
                .with("id", campaign)
                .update());

        sim.run(Duration.ofMinutes(10));

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.FINISHED);
        assertThat(neverSwept()).as("each of them has its turn").isZero();
    }

    private long neverSwept() {
        return inTenant(() -> sim.app
                .sql()
                .of("select count(*) as many from campaign where name = 'Abandoned' and swept_at < created_at")
                .only(row -> row.number("many")));
    }

    @Test
    void a_campaign_that_breaks_the_sweep_keeps_none_of_the_others_and_the_task_is_one_that_failed() {
        var broken = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        var other = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        sim.app.queue().sent().clear();
        inTenant(() -> sim.app
                .sql()
                .of("update campaign set swept_at = :now, served_at = :now where id = :id")
                .with("now", sim.now())
                .with("id", other)
                .update());
        sim.app.database().admin("""
                        create function poison() returns trigger language plpgsql as
                          'begin raise exception ''poison''; end'""");
        sim.app
                .database()
                .admin("create trigger poison before update on campaign for each row when (new.id = '" + broken
                        + "') execute function poison()");
        sim.app.clock().advance(Duration.ofMinutes(3));

        assertThatThrownBy(() -> sim.app.get(SweepCampaigns.class).run(Sim.A_TASK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("1 could not be dealt with");

        assertThat(sim.app.queue().sent())
                .anySatisfy(message -> assertThat(message.body()).contains(other.toString(), "\"from\":1,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign-copy", "campaign-stop"})
    void work_of_a_campaign_that_was_given_up_is_done_by_the_sweep(String kind) {
        var campaign = sim.campaign(person, 20, Money.dollars(90), ONCE, 10);
        inTenant(() -> sim.app
                .sql()
                .of("update campaign set copied_at = null where id = :id")
                .with("id", campaign)
                .update());
        givenUp("campaign-copy", campaign);
        if (kind.equals("campaign-stop")) {
            inTenant(() -> sim.app
                    .get(ControlCampaign.class)
                    .stop(person.user(), campaign, ControlCampaign.Running.LET_FINISH));
            givenUp("campaign-stop", campaign);
        }
        sim.app.queue().sent().clear();

        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED);

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.FINISHED);
    }

    private void givenUp(String kind, UUID campaign) {
        inTenant(() -> sim.app
                .sql()
                .of("""
                insert into job (id, kind, subject, payload, due_at, state, finished_at)
                values (gen_random_uuid(), :kind, :subject, '{}', :now, 'REFUSED', :now)
                on conflict (tenant_id, kind, subject) do update set state = 'REFUSED', finished_at = :now""")
                .with("kind", kind)
                .with("subject", campaign.toString())
                .with("now", sim.now())
                .update());
    }

    @Test
    void money_for_a_call_but_not_for_its_transfer_leaves_a_campaign_waiting_instead_of_flipping_each_minute() {
        transferring("+442079460134");
        var poor = sim.person(TestApp.TENANT, Money.cents(40));
        var campaign = sim.campaign(poor, 3, Money.dollars(20), ONCE, 10);
        sim.run(DAY, () -> sim.state(poor, campaign) == CampaignState.WAITING_FOR_MONEY);
        var changes = changes();

        sim.run(Duration.ofMinutes(10));

        assertThat(sim.state(poor, campaign)).isEqualTo(CampaignState.WAITING_FOR_MONEY);
        assertThat(changes()).isEqualTo(changes);
        assertThat(sim.provider.calls()).isEmpty();
    }

    private long changes() {
        return inTenant(() -> sim.app
                .sql()
                .of("select count(*) as many from audit_log where action = 'campaign.change'")
                .only(row -> row.number("many")));
    }

    /** The version that simulated campaigns play. */
    private void transferring(String number) {
        inTenant(() -> {
            var flow = sim.app
                    .get(Flows.class)
                    .create(person.user(), "Sim", Language.EN)
                    .orElseThrow();
            sim.app.get(Flows.class).edit(person.user(), flow, _ -> Draft.empty());
            return sim.app
                    .sql()
                    .of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at, transfers)
                    select :id, id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0, updated_at,
                      array[:number] from flow where id = :flow""")
                    .with("id", new UUID(0, 7))
                    .with("number", number)
                    .with("flow", flow.value())
                    .update();
        });
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
