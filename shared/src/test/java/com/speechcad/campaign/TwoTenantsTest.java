package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.SettleMissed;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two operators with the same key at the provider, so with the same slots and starts. */
class TwoTenantsTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    /** One start interval, and the queue's whole seconds. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private final Sim sim = new Sim(11, 6, 1);
    private final TenantId other = sim.tenant(2);
    private final Sim.Person big = sim.person(TestApp.TENANT, Money.dollars(1_000));
    private final Sim.Person small = sim.person(other, Money.dollars(10));

    TwoTenantsTest() {
        sim.provider.line = "shared";
        sim.account(TestApp.TENANT, 1, 1);
        sim.account(other, 1, 1);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_single_call_starts_within_the_bound_beside_a_campaign_that_fills_every_slot() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(5), "user_hangup");
        var campaign = sim.campaign(big, 300, Money.dollars(900), ONCE, 50);
        sim.run(Duration.ofMinutes(2));
        assertThat(sim.provider.mostRunning()).isEqualTo(5);

        for (int call = 0; call < 3; call++) {
            var asked = sim.now();
            var attempt = sim.singleCall(small);
            assertThat(sim.run(BOUND, () -> sim.provider.calls().containsKey(attempt)))
                    .as("started within %s, asked for at %s", BOUND, asked)
                    .isTrue();
            sim.run(Duration.ofMinutes(6));
        }
        assertThat(sim.wrong(big, campaign)).isEmpty();
    }

    /** Its person has all the calls running that their level lets run at once. */
    @Test
    void a_single_call_that_cannot_be_dialled_yet_gives_its_tenants_campaigns_no_turns() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(20), "user_hangup");
        var newcomer = sim.person(other, Money.dollars(50));
        sim.app.tx().run(other, () -> sim.app.get(Businesses.class).setTier(newcomer.business(), Business.Tier.T0));
        for (int call = 0; call < 3; call++) {
            sim.singleCall(newcomer);
            sim.run(Duration.ofSeconds(5));
        }
        assertThat(sim.provider.calls()).hasSize(2);

        var theirs = sim.campaign(small, 20, Money.dollars(9), ONCE, 50);
        var ours = sim.campaign(big, 20, Money.dollars(900), ONCE, 50);
        sim.run(Duration.ofSeconds(30));

        assertThat(sim.provider.calls()).hasSize(5);
        assertThat(sim.progress(big, ours).of(ContactState.RUNNING)).isGreaterThanOrEqualTo(2);
        assertThat(sim.progress(small, theirs).of(ContactState.RUNNING)).isLessThanOrEqualTo(1);
    }

    @Test
    void campaigns_of_two_tenants_share_slots_and_starts_and_never_pass_them() {
        var first = sim.campaign(big, 60, Money.dollars(900), ONCE, 50);
        var second = sim.campaign(small, 20, Money.dollars(9), ONCE, 50);

        sim.run(Duration.ofDays(1), () -> sim.state(small, second) == CampaignState.FINISHED);

        assertThat(sim.progress(big, first).toDo()).isGreaterThan(15);
        sim.run(Duration.ofDays(1), () -> sim.state(big, first) == CampaignState.FINISHED);
        assertThat(sim.state(big, first)).isEqualTo(CampaignState.FINISHED);
        assertThat(sim.wrong(big, first)).isEmpty();
        assertThat(sim.wrong(small, second)).isEmpty();
        assertThat(sim.provider.mostRunning()).isLessThanOrEqualTo(5);
    }

    @Test
    void calls_are_hung_up_when_everything_is_stopped_although_another_tenants_cannot_be_read() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(20), "user_hangup");
        var unread = sim.singleCall(big);
        var runs = sim.singleCall(small);
        sim.run(Duration.ofMinutes(1));
        attemptsOfTheFirstCannotBeRead();

        sim.app
                .tx()
                .run(
                        other,
                        () -> sim.app
                                .get(KillSwitches.class)
                                .throwIt("user:9", Facts.Stop.PLATFORM, "", "a complaint came in"));
        for (int round = 0; round < 2; round++) {
            sim.app
                    .get(Jobs.class)
                    .due(10)
                    .forEach(due -> sim.app.get(RunJob.class).run(due.tenant(), due.id()));
        }

        assertThat(sim.provider.calls().get(runs).endsAt()).isBeforeOrEqualTo(sim.now());
        assertThat(sim.provider.calls().get(unread).endsAt()).isAfter(sim.now());
    }

    @Test
    void a_call_whose_webhooks_were_lost_ends_although_another_tenants_cannot_be_read() {
        sim.webhooks = List::of;
        sim.singleCall(big);
        sim.run(Duration.ofSeconds(10));
        var lost = sim.singleCall(small);
        sim.run(Duration.ofSeconds(10));
        attemptsOfTheFirstCannotBeRead();
        sim.app.clock().advance(Duration.ofMinutes(30));

        assertThatThrownBy(() -> sim.app.get(SettleMissed.class).run(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalStateException.class);

        boolean isOver = sim.app
                .tx()
                .call(
                        other,
                        () -> sim.app
                                .sql()
                                .of("select ended_at is not null as over from attempt where id = :id")
                                .with("id", lost)
                                .only(row -> row.flag("over")));
        assertThat(isOver).isTrue();
    }

    private void attemptsOfTheFirstCannotBeRead() {
        sim.app.database().admin("""
                create function out_of_order() returns boolean language plpgsql stable as $$ begin
                  if current_setting('app.tenant', true) = '1' then raise exception 'out of order'; end if;
                  return true;
                end $$""");
        sim.app.database().admin("create policy out_of_order on attempt as restrictive using (out_of_order())");
    }
}
