package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Credits;
import com.speechcad.call.EndReason;
import com.speechcad.db.TestApp;
import com.speechcad.flow.DecideReview;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.Rule;
import com.speechcad.tenant.ForgetJobs;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignRunTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

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

        assertThat(ends(campaign)).isTrue();

        var progress = sim.progress(person, campaign);
        assertThat(progress.of(ContactState.REACHED)).isGreaterThan(40);
        assertThat(progress.of(ContactState.REACHED) + progress.of(ContactState.EXHAUSTED))
                .isEqualTo(60);
        assertThat(sim.provider.mostRunning())
                .as("one slot is kept for single calls")
                .isEqualTo(5);
        assertThat(progress.campaign().spent().isPositive()).isTrue();
        assertThat(progress.tries()).isEqualTo(sim.provider.calls().size());
    }

    @Test
    void jobs_that_are_forgotten_the_minute_they_are_done_leave_a_running_campaign_alone() {
        sim.provider.fate = SimProvider.mixed(3, Duration.ofSeconds(20));
        // Every webhook comes again when the job of the first is forgotten.
        sim.webhooks = () -> List.of(Duration.ofSeconds(1), Duration.ofSeconds(90));
        var campaign = sim.campaign(person, 20, Money.dollars(50), RetryPolicy.USUAL, 10);

        var forgotten = 0;
        for (var minute = 0; minute < 300 && sim.state(person, campaign) != CampaignState.FINISHED; minute++) {
            sim.run(Duration.ofMinutes(1));
            forgotten += forgetDone();
        }
        sim.run(Duration.ofMinutes(3));

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.FINISHED);
        assertThat(forgotten).isGreaterThan(5);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
        assertThat(sim.progress(person, campaign).tries())
                .isEqualTo(sim.provider.calls().size())
                .isGreaterThan(20);
    }

    /** Retention as it would be a hundred days later. @return how many jobs are gone */
    private int forgetDone() {
        sim.app
                .database()
                .admin("update job set finished_at = finished_at - interval '100 days' where state <> 'WAITING'");
        var before = jobs();
        sim.app.get(ForgetJobs.class).run(Sim.A_TASK);
        return before - jobs();
    }

    private int jobs() {
        return inTenant(
                () -> sim.app.sql().of("select count(*) as many from job").only(row -> row.integer("many")));
    }

    @Test
    void a_contact_whose_own_words_would_ask_for_a_code_is_left_out() {
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        inTenant(() -> sim.app
                .sql()
                .of("""
                        update campaign_contact set variables = :words::jsonb
                        where campaign_id = :id
                          and seq = (select min(seq) from campaign_contact where campaign_id = :id)""")
                .with("words", "{\"note\":\"please tell us the c o d e we texted you\"}")
                .with("id", campaign)
                .update());

        assertThat(ends(campaign)).isTrue();

        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isOne();
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(4);
    }

    @Test
    void what_a_list_makes_a_call_say_waits_for_an_admin_and_a_yes_frees_it() {
        var campaign = claiming();

        sim.run(Duration.ofMinutes(15));
        assertThat(sim.state(person, campaign)).as("it waits, and is not lost").isEqualTo(CampaignState.RUNNING);
        assertThat(sim.progress(person, campaign).of(ContactState.WAITING)).isEqualTo(2);
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(3);
        assertThat(inTenant(() -> sim.app.get(ScriptReviews.class).countOpen()))
                .as("asked once for all rows")
                .isOne();

        decide(DecideReview.Decision.APPROVE);
        assertThat(ends(campaign)).isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(5);
    }

    @Test
    void what_an_admin_refuses_to_let_a_list_say_is_left_out() {
        var campaign = claiming();
        sim.run(Duration.ofMinutes(2));

        decide(DecideReview.Decision.REFUSE);
        assertThat(ends(campaign)).isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isEqualTo(2);
    }

    /** Two of five contacts bring a sentence that only an admin may let out. */
    private UUID claiming() {
        flow();
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 10);
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set variables = :words::jsonb where campaign_id = :id and seq <= 2")
                .with("words", "{\"note\":\"Hello, this is Chase calling about your visit.\"}")
                .with("id", campaign)
                .update());
        return campaign;
    }

    @Test
    void a_script_finds_a_lists_column_under_the_word_that_its_own_language_has_for_it() {
        flow(new Draft(List.of(new Step.End("s1", "Until {{date}}, {{नाम}}.")))
                .defaulting(Map.of("date", "soon", "नाम", "-")));
        var campaign = sim.campaign(person, 1, Money.dollars(20), ONCE, 10);
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set variables = :words::jsonb where campaign_id = :id")
                .with("words", "{\"तारीख\":\"शुक्रवार\",\"नाम\":\"आशा\"}")
                .with("id", campaign)
                .update());

        assertThat(ends(campaign)).isTrue();
        assertThat(sim.provider.brought())
                .containsExactly(Map.of("date", "शुक्रवार", "तारीख", "शुक्रवार", "नाम", "आशा"));
    }

    private void decide(DecideReview.Decision decision) {
        var admin = sim.person(TestApp.TENANT, Money.dollars(1)).user();
        var review = inTenant(() -> sim.app.get(ScriptReviews.class).open(0, 1)).getFirst();
        assertThat(inTenant(
                        () -> sim.app.get(DecideReview.class).decide(review.id(), admin, decision, "papers were seen")))
                .isEqualTo(DecideReview.Outcome.DONE);
    }

    @Test
    void a_kill_switch_of_the_flow_hangs_up_what_runs_and_dials_nothing_more_until_two_release_it() {
        var flow = flow();
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(4), "user_hangup");
        var campaign = sim.campaign(person, 12, Money.dollars(50), ONCE, 10);
        sim.run(Duration.ofSeconds(30));
        assertThat(running()).isEqualTo(5);

        var switches = sim.app.get(KillSwitches.class);
        inTenant(() -> switches.throwIt("user:9", Facts.Stop.FLOW, flow, "a complaint came in"));
        sim.run(Duration.ofSeconds(1));
        var placed = sim.provider.calls().size();
        sim.run(Duration.ofSeconds(10));
        assertThat(running()).as("hung up at once").isZero();
        sim.run(Duration.ofMinutes(20));
        assertThat(sim.provider.calls()).hasSize(placed).hasSize(5);

        var thrown = inTenant(switches::thrown).getFirst().id();
        inTenant(() -> switches.release("user:9", thrown));
        inTenant(() -> switches.release("user:10", thrown));
        assertThat(ends(campaign)).isTrue();
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void it_rests_from_the_moment_it_is_resumed_where_its_calls_are_switched_off() {
        var flow = flow();
        var campaign = sim.campaign(person, 12, Money.dollars(50), ONCE, 2);
        sim.run(Duration.ofSeconds(10));
        inTenant(() -> control().pause(person.user(), campaign));
        inTenant(() -> sim.app.get(KillSwitches.class).throwIt("user:9", Facts.Stop.FLOW, flow, "a complaint came in"));

        assertThat(inTenant(() -> control().resume(person.user(), campaign))).isTrue();

        assertThat(sim.progress(person, campaign).campaign().why()).contains(Why.STOPPED);
        assertThat(sim.progress(person, campaign).end()).isEmpty();
    }

    @Test
    void no_end_is_foretold_before_the_last_may_be_called() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");
        var campaign = sim.campaign(person, 30, Money.dollars(50), ONCE, 2);
        var late = sim.now().plus(Duration.ofDays(2));
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set next_at = :late where campaign_id = :id and seq > 26")
                .with("late", late)
                .with("id", campaign)
                .update());

        sim.run(DAY, () -> sim.progress(person, campaign).of(ContactState.REACHED) > 10);

        assertThat(sim.progress(person, campaign).end())
                .hasValueSatisfying(end -> assertThat(end).isAfter(late));
    }

    /** At the provider, whatever we know of it. */
    private long running() {
        return sim.provider.calls().values().stream()
                .filter(call -> call.endsAt().isAfter(sim.now()))
                .count();
    }

    /** The version that simulated campaigns play. @return the flow's id */
    private String flow() {
        return flow(Draft.empty());
    }

    private String flow(Draft draft) {
        return inTenant(() -> {
            var flow = sim.app
                    .get(Flows.class)
                    .create(person.user(), "Sim", Language.EN)
                    .orElseThrow();
            sim.app.get(Flows.class).edit(person.user(), flow, _ -> draft);
            sim.app
                    .sql()
                    .of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at)
                    select :id, id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0, updated_at
                    from flow where id = :flow""")
                    .with("id", new UUID(0, 7))
                    .with("flow", flow.value())
                    .update();
            return flow.value().toString();
        });
    }

    @Test
    void without_a_single_webhook_it_ends_in_the_same_state_and_cost() {
        var with = sim.campaign(person, 30, Money.dollars(50), RetryPolicy.USUAL, 10);
        assertThat(ends(with)).isTrue();
        sim.webhooks = List::of;

        var without = sim.campaign(person, 30, Money.dollars(50), RetryPolicy.USUAL, 10);
        assertThat(ends(without)).isTrue();

        assertThat(sim.progress(person, without).contacts())
                .isEqualTo(sim.progress(person, with).contacts());
        assertThat(sim.progress(person, without).campaign().spent())
                .isEqualTo(sim.progress(person, with).campaign().spent());
        assertThat(sim.provider.lists()).isPositive();
    }

    @Test
    void the_budget_is_never_passed_and_a_higher_one_lets_it_go_on() {
        var campaign = sim.campaign(person, 60, Money.dollars(1), ONCE, 10);

        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.PAUSED);

        var paused = sim.progress(person, campaign);
        assertThat(paused.campaign().why()).contains(Why.BUDGET_USED);
        assertThat(paused.campaign().spent()).isLessThanOrEqualTo(Money.dollars(1));
        assertThat(paused.of(ContactState.REACHED)).isPositive();
        assertThat(sim.wrong(person, campaign)).isEmpty();

        assertThat(budget(campaign, Money.dollars(20))).isTrue();
        assertThat(ends(campaign)).isTrue();
    }

    @Test
    void a_budget_below_what_is_spent_and_set_aside_is_refused() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(5), "user_hangup");
        var campaign = sim.campaign(person, 10, Money.dollars(50), ONCE, 10);
        sim.run(Duration.ofMinutes(1));
        var used = sim.progress(person, campaign);
        assertThat(used.held()).isGreaterThan(Money.dollars(1));
        var least = used.campaign().spent().plus(used.held());

        assertThat(budget(campaign, least.minus(Money.micros(1)))).isFalse();
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(budget(campaign, least)).isTrue();
        sim.run(Duration.ofMinutes(30));
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    private boolean budget(UUID campaign, Money most) {
        return inTenant(() -> control().budget(person.user(), campaign, most));
    }

    @Test
    void with_a_short_wallet_it_waits_and_goes_on_by_itself_after_the_credit() {
        var poor = sim.person(TestApp.TENANT, Money.cents(40));
        var campaign = sim.campaign(poor, 12, Money.dollars(20), ONCE, 10);

        sim.run(DAY, () -> sim.state(poor, campaign) == CampaignState.WAITING_FOR_MONEY);
        assertThat(sim.progress(poor, campaign).campaign().why()).contains(Why.WALLET_SHORT);
        sim.run(Duration.ofMinutes(10));
        assertThat(sim.state(poor, campaign)).isEqualTo(CampaignState.WAITING_FOR_MONEY);

        inTenant(() ->
                sim.app.get(Credits.class).credit(Movement.of("later", poor.user(), Reason.TOP_UP, Money.dollars(10))));

        assertThat(sim.run(DAY, () -> sim.state(poor, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(poor, campaign).of(ContactState.REACHED)).isEqualTo(12);
        assertThat(sim.wrong(poor, campaign)).isEmpty();
    }

    @Test
    void nobody_is_rung_outside_the_campaigns_own_hours_however_early_they_were_ready() {
        // Ten in the morning in San Francisco; the hours end at eleven.
        sim.app.clock().set(Instant.parse("2026-11-24T18:00:00Z"));
        var rung = new ArrayList<Instant>();
        sim.provider.fate = _ -> {
            rung.add(sim.now());
            return new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(8), "user_hangup");
        };
        // Whoever is back in line when the hours end is not rung from there.
        var noRoom = Instant.parse("2026-11-24T18:50:00Z");
        sim.provider.reply = _ -> sim.now().isAfter(noRoom) && sim.now().isBefore(noRoom.plusSeconds(660))
                ? SimProvider.Reply.BUSY
                : SimProvider.Reply.TAKEN;
        var campaign = untilEleven(30);

        sim.run(Duration.ofHours(3));
        assertThat(sim.progress(person, campaign).of(ContactState.WAITING))
                .as("the rest waits for tomorrow")
                .isGreaterThan(5);
        assertThat(sim.run(DAY.multipliedBy(2), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(rung)
                .allSatisfy(at -> assertThat(
                                at.atZone(ZoneId.of("America/Los_Angeles")).getHour())
                        .as("%s", at)
                        .isBetween(9, 10));
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(30);
        assertThat(sim.progress(person, campaign).tries()).isEqualTo(30);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void when_its_hours_end_and_nobody_who_is_left_may_be_called_any_more_it_is_over() {
        sim.app.clock().set(Instant.parse("2026-11-24T18:00:00Z"));
        // All lines are kept for single calls: they are ready, and nobody is called.
        sim.account(TestApp.TENANT, 2, 6);
        var campaign = untilEleven(30);
        sim.run(Duration.between(sim.now(), Instant.parse("2026-11-24T19:00:00Z")));
        assertThat(sim.progress(person, campaign).of(ContactState.READY)).isEqualTo(30);
        // It is somebody else's number by now, and nobody there has agreed to anything.
        inTenant(() -> {
            sim.app.get(Users.class).setOwnNumber(person.user(), new PhoneNumber("+14155550109"));
            return true;
        });
        sim.account(TestApp.TENANT, 2, 1);
        // What the provider lists is not what the campaign shows.
        inTenant(() -> sim.app
                .sql()
                .of("update caller_id set present = true where number = :number")
                .with("number", Sim.CALLER_ID)
                .update());

        sim.run(Duration.ofMinutes(30));

        assertThat(sim.progress(person, campaign).excluded()).containsEntry(Rule.NO_CONSENT.name(), 30);
        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.FINISHED);
    }

    /** Called from nine to eleven in the callee's morning. */
    private UUID untilEleven(int contacts) {
        var campaign = sim.campaign(person, contacts, Money.dollars(90), ONCE, 2);
        inTenant(() -> sim.app
                .sql()
                .of("update campaign set window_from = 9 * 60, window_to = 11 * 60 where id = :id")
                .with("id", campaign)
                .update());
        return campaign;
    }

    @Test
    void paused_means_nothing_new_is_dialled_and_resumed_means_everybody_is() {
        var campaign = sim.campaign(person, 40, Money.dollars(50), ONCE, 10);
        sim.run(Duration.ofSeconds(20));

        assertThat(inTenant(() -> control().pause(person.user(), campaign))).isTrue();
        var before = sim.provider.calls().size();
        sim.run(Duration.ofHours(1));
        assertThat(sim.provider.calls()).hasSize(before);
        assertThat(before).isBetween(1, 39);

        assertThat(inTenant(() -> control().resume(person.user(), campaign))).isTrue();
        assertThat(ends(campaign)).isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(40);
    }

    @Test
    void stopped_means_running_calls_finish_and_nobody_else_is_called() {
        var campaign = sim.campaign(person, 40, Money.dollars(50), ONCE, 10);
        sim.run(Duration.ofSeconds(20));

        assertThat(inTenant(() -> control().stop(person.user(), campaign, ControlCampaign.Running.LET_FINISH)))
                .isTrue();
        var dialled = sim.provider.calls().size();
        assertThat(ends(campaign)).isTrue();

        var progress = sim.progress(person, campaign);
        assertThat(sim.provider.calls()).hasSize(dialled);
        assertThat(progress.of(ContactState.REACHED)).isEqualTo(dialled);
        assertThat(progress.of(ContactState.CANCELLED)).isEqualTo(40 - dialled);
    }

    @Test
    void stopped_at_once_hangs_running_calls_up() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(2), Duration.ofMinutes(5), "user_hangup");
        var campaign = sim.campaign(person, 20, Money.dollars(50), ONCE, 10);
        sim.run(Duration.ofSeconds(30));

        inTenant(() -> control().stop(person.user(), campaign, ControlCampaign.Running.HANG_UP));
        assertThat(sim.run(Duration.ofSeconds(60), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(sim.progress(person, campaign).outcomes()).containsKey("manual_stopped");
        sim.run(Duration.ofMinutes(5));
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void a_storm_of_refusals_costs_no_try_and_rings_nobody_twice() {
        var storm = new int[] {0};
        sim.provider.reply = _ -> storm[0]++ % 3 == 0 ? SimProvider.Reply.TAKEN : SimProvider.Reply.BUSY;
        var campaign = sim.campaign(person, 12, Money.dollars(50), ONCE, 10);

        assertThat(ends(campaign)).isTrue();

        var progress = sim.progress(person, campaign);
        assertThat(progress.of(ContactState.REACHED)).isEqualTo(12);
        assertThat(progress.tries()).isEqualTo(12);
    }

    @Test
    void a_lost_answer_costs_no_try_when_nobody_was_rung_and_is_one_when_somebody_was() {
        var answer = new int[] {0};
        sim.provider.reply = _ -> switch (answer[0]++) {
            case 0 -> SimProvider.Reply.LOST;
            case 1 -> SimProvider.Reply.TAKEN_UNHEARD;
            default -> SimProvider.Reply.TAKEN;
        };
        sim.webhooks = List::of;
        var campaign = sim.campaign(person, 4, Money.dollars(50), ONCE, 10);

        assertThat(ends(campaign)).isTrue();

        assertThat(sim.provider.calls()).hasSize(4);
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(4);
        assertThat(sim.progress(person, campaign).tries()).isEqualTo(4);
    }

    @ParameterizedTest(name = "one of {0} who answer hears nothing: {1}")
    @CsvSource({"20, PAUSED", "60, FINISHED"})
    void too_many_who_answer_and_hear_nothing_pause_it(int oneOf, CampaignState becomes) {
        var answered = new int[] {0};
        sim.provider.fate = _ -> new SimProvider.Fate(
                Duration.ofSeconds(1), Duration.ofSeconds(3), ++answered[0] % oneOf == 0 ? "error_asr" : "user_hangup");
        var campaign = sim.campaign(person, 150, Money.dollars(50), ONCE, 10);

        sim.run(DAY, () -> List.of(CampaignState.PAUSED, CampaignState.FINISHED).contains(sim.state(person, campaign)));

        assertThat(sim.state(person, campaign)).isEqualTo(becomes);
        var progress = sim.progress(person, campaign);
        if (becomes == CampaignState.PAUSED) {
            assertThat(progress.campaign().why()).contains(Why.ABANDONED);
            assertThat(progress.tries()).isBetween(100, 115);
        }
    }

    @Test
    void too_many_failing_calls_stop_it_and_are_listed() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(1), Duration.ZERO, "sip_routing_error");
        var campaign = sim.campaign(person, 60, Money.dollars(50), ONCE, 10);

        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.PAUSED);

        var paused = sim.progress(person, campaign);
        assertThat(paused.campaign().why()).contains(Why.BREAKER);
        assertThat(paused.of(ContactState.EXHAUSTED)).isBetween(CampaignBreaker.WINDOW, 30);
        assertThat(inTenant(() -> sim.app.get(CampaignFailures.class).last(campaign, 5)))
                .hasSize(5)
                .allSatisfy(failed -> assertThat(failed.reason()).contains(EndReason.SIP_ROUTING_ERROR.word()));
    }

    /** As with an agent that somebody deleted at the provider. */
    @ParameterizedTest(name = "of {0} contacts")
    @ValueSource(ints = {4, 60})
    void orders_that_are_refused_cost_no_try_and_pause_it_with_everybody_still_to_call(int contacts) {
        sim.provider.reply = _ -> SimProvider.Reply.REFUSED;
        var campaign = sim.campaign(person, contacts, Money.dollars(50), ONCE, 10);

        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.PAUSED);

        var paused = sim.progress(person, campaign);
        assertThat(paused.campaign().why()).contains(Why.BREAKER);
        assertThat(paused.tries()).isZero();
        assertThat(paused.toDo()).isEqualTo(contacts);

        sim.provider.reply = _ -> SimProvider.Reply.TAKEN;
        sim.goOn(person, campaign, DAY);
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(contacts);
    }

    @Test
    void numbers_that_are_refused_while_others_are_taken_are_given_up_after_three_orders_and_pause_nothing() {
        var campaign = sim.campaign(person, 60, Money.dollars(200), ONCE, 10);
        sim.provider.reply =
                order -> seq(order.attempt()) % 3 == 1 ? SimProvider.Reply.REFUSED : SimProvider.Reply.TAKEN;

        assertThat(ends(campaign)).isTrue();

        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(40);
        assertThat(sim.progress(person, campaign).outcomes()).containsEntry(EndReason.PROVIDER_REFUSED.word(), 20);
        assertThat(refusals(campaign)).isEqualTo(60);
    }

    @Test
    void the_only_contact_of_a_campaign_whose_every_order_is_refused_pauses_it_and_is_given_up_once_it_goes_on() {
        var campaign = sim.campaign(person, 1, Money.dollars(50), ONCE, 10);
        sim.provider.reply = _ -> SimProvider.Reply.REFUSED;
        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.PAUSED);
        assertThat(sim.progress(person, campaign).campaign().why()).contains(Why.BREAKER);
        assertThat(sim.progress(person, campaign).toDo()).isEqualTo(1);

        assertThat(inTenant(() -> control().resume(person.user(), campaign))).isTrue();
        assertThat(ends(campaign)).isTrue();

        assertThat(sim.progress(person, campaign).outcomes()).containsEntry(EndReason.PROVIDER_REFUSED.word(), 1);
    }

    private int refusals(UUID campaign) {
        return inTenant(() -> sim.app
                .sql()
                .of("select count(*) as n from attempt where campaign_id = :id and reason = :refused")
                .with("id", campaign)
                .with("refused", EndReason.PROVIDER_REFUSED.word())
                .only(row -> row.integer("n")));
    }

    private int seq(UUID attempt) {
        return inTenant(() -> sim.app
                .sql()
                .of("select campaign_seq as seq from attempt where id = :id")
                .with("id", attempt)
                .only(row -> row.integer("seq")));
    }

    @Test
    void whoever_is_not_reached_is_tried_again_after_a_while_and_not_more_often_than_agreed() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(20), Duration.ZERO, "dial_no_answer");
        var campaign = sim.campaign(person, 3, Money.dollars(50), new RetryPolicy(3, Duration.ofHours(2), true), 10);
        var began = sim.now();

        assertThat(ends(campaign)).isTrue();

        assertThat(sim.provider.calls()).hasSize(9);
        assertThat(Duration.between(began, sim.now())).isGreaterThan(Duration.ofHours(4));
        assertThat(sim.progress(person, campaign).outcomes()).containsEntry("dial_no_answer", 3);
        assertThat(sim.progress(person, campaign).campaign().spent()).isEqualTo(Money.ZERO);
    }

    @Test
    void users_share_an_account_fairly() {
        var other = sim.person(TestApp.TENANT, Money.dollars(100));
        var first = sim.campaign(person, 200, Money.dollars(90), ONCE, 50);
        sim.run(Duration.ofSeconds(30));
        var second = sim.campaign(other, 20, Money.dollars(50), ONCE, 50);

        sim.run(DAY, () -> sim.state(other, second) == CampaignState.FINISHED);

        assertThat(sim.progress(person, first).toDo())
                .as("the big one is far from its end")
                .isGreaterThan(100);
        assertThat(sim.wrong(other, second)).isEmpty();
    }

    /** Runs to its end, and says whether all is as it should be then. */
    private boolean ends(UUID campaign) {
        var over = sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED);
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
        assertThat(sim.progress(person, campaign).toDo()).isZero();
        return over;
    }

    private ControlCampaign control() {
        return sim.app.get(ControlCampaign.class);
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
