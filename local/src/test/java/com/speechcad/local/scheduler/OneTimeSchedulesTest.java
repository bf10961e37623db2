package com.speechcad.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignNews;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.LaunchCampaign;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign's hour and its reminders, kept by the scheduler's double through the real SDK. */
class OneTimeSchedulesTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber CALLER = new PhoneNumber("+14155550100");
    private static final String CRON = "arn:aws:lambda:us-east-1:000000000000:function:billing-cron";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final News news = new News();
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private boolean down;
    private Rig rig;

    /** All that runs for one test. */
    private record Rig(
            LabClock clock,
            Journal journal,
            LabTimers timers,
            LabScheduler scheduler,
            HttpRoutes routes,
            TestApp app) {}

    private UserId user;
    private BusinessId business;

    @BeforeEach
    void start() {
        var journal = Journal.at(folder.resolve("scheduler.journal"));
        var clock = new LabClock(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
        var timers = new LabTimers(clock);
        var scheduler = new LabScheduler(
                        journal,
                        clock,
                        timers,
                        arn -> arn.equals(CRON) ? Optional.of(this::fire) : Optional.empty(),
                        new Random(7))
                .start();
        var routes = new HttpRoutes(0)
                .route("*", "/{path*}", request -> down ? Response.empty(503) : scheduler.handle(request))
                .start();
        var app = TestApp.configured(
                Map.of(
                        "platform.caller.id",
                        CALLER.e164(),
                        "scheduler.group",
                        "default",
                        "scheduler.role.arn",
                        "arn:aws:iam::000000000000:role/scheduler",
                        "scheduler.target.arn",
                        CRON,
                        "aws.endpoint.url",
                        routes.url().toString()),
                news);
        app.clock().set(clock.instant());
        rig = new Rig(clock, journal, timers, scheduler, routes, app);
        prepare();
    }

    @AfterEach
    void stop() {
        rig.routes.close();
        rig.timers.close();
        rig.journal.close();
        rig.app.close();
    }

    @Test
    void begins_on_time_by_itself_after_its_reminder_and_leaves_no_schedule_behind() {
        var campaign = launched(rig.clock.instant().plus(HOUR), 10);
        assertThat(schedules()).containsExactlyInAnyOrder("at(2026-11-20T12:50:00)", "at(2026-11-20T13:00:00)");

        jump(Duration.ofMinutes(50));
        eventually(() -> fired.size() == 1);
        assertThat(news.reminded).containsExactly(10);
        assertThat(state(campaign)).isEqualTo(CampaignState.SCHEDULED);

        jump(Duration.ofMinutes(10));
        eventually(() -> fired.size() == 2 && schedules().isEmpty());
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        assertThat(fired).containsOnly("{\"task\":\"start-campaigns\"}");
    }

    @Test
    void what_is_called_off_rings_nobody_and_its_schedules_are_gone() {
        var campaign = launched(rig.clock.instant().plus(HOUR), 10, 20, 30);
        assertThat(schedules()).hasSize(4);

        inTenant(() -> rig.app.get(ControlCampaign.class).cancel(user, campaign));
        work();
        assertThat(schedules()).isEmpty();
        jump(Duration.ofHours(2));
        sweep();

        assertThat(fired).isEmpty();
        assertThat(news.reminded).isEmpty();
        assertThat(state(campaign)).isEqualTo(CampaignState.CANCELLED);
    }

    @Test
    void what_could_not_be_called_off_at_once_is_when_the_scheduler_answers_again() {
        var campaign = launched(rig.clock.instant().plus(HOUR));
        down = true;
        inTenant(() -> rig.app.get(ControlCampaign.class).cancel(user, campaign));
        work();
        assertThat(schedules()).hasSize(1);

        down = false;
        jump(Duration.ofMinutes(15));
        work();
        assertThat(schedules()).isEmpty();
    }

    @Test
    void another_hour_takes_the_place_of_the_first() {
        var campaign = launched(rig.clock.instant().plus(HOUR));
        inTenant(() -> rig.app.get(ControlCampaign.class).edit(user, campaign));
        work();
        launch(campaign, rig.clock.instant().plus(HOUR.multipliedBy(3)));
        assertThat(schedules()).containsExactly("at(2026-11-20T15:00:00)");

        jump(Duration.ofHours(2));
        assertThat(state(campaign)).isEqualTo(CampaignState.SCHEDULED);
        jump(HOUR);
        eventually(() -> fired.size() == 1);
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void a_firing_that_comes_twice_begins_it_once() {
        var campaign = launched(rig.clock.instant().plus(HOUR));
        rig.scheduler.fault(new SchedulerFault.Twice());

        jump(HOUR);
        eventually(() -> fired.size() == 2);
        work();

        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        assertThat(copied(campaign)).isOne();
    }

    @Test
    void a_late_firing_finds_it_begun_by_the_minutes_sweep() {
        var campaign = launched(rig.clock.instant().plus(HOUR));
        rig.scheduler.fault(new SchedulerFault.Late(Duration.ofMinutes(5)));

        jump(HOUR);
        assertThat(state(campaign)).isEqualTo(CampaignState.SCHEDULED);
        jump(Duration.ofMinutes(1));
        sweep();
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        inTenant(() -> rig.app.get(ControlCampaign.class).pause(user, campaign));

        jump(Duration.ofMinutes(5));
        eventually(() -> fired.size() == 1);
        assertThat(state(campaign))
                .as("it does not go on by what was meant for its start")
                .isEqualTo(CampaignState.PAUSED);
    }

    @Test
    void a_lost_firing_is_made_up_for_by_the_minutes_sweep() {
        var campaign = launched(rig.clock.instant().plus(HOUR));
        rig.scheduler.fault(new SchedulerFault.Lost());

        jump(HOUR);
        eventually(() -> schedules().isEmpty());
        assertThat(state(campaign)).isEqualTo(CampaignState.SCHEDULED);
        sweep();
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        assertThat(fired).isEmpty();
    }

    private byte[] fire(byte[] event) {
        var said = Json.parse(event);
        rig.app.all(Task.class).stream()
                .filter(task -> task.name().equals(said.path("task").asText()))
                .forEach(task -> task.run(Duration.ofSeconds(30)));
        fired.add(Json.write(said));
        return new byte[0];
    }

    private void sweep() {
        rig.app.all(Task.class).stream()
                .filter(task -> task.name().equals("start-campaigns"))
                .forEach(task -> task.run(Duration.ofSeconds(30)));
    }

    /** Both clocks: ours, and the scheduler's. */
    private void jump(Duration time) {
        rig.app.clock().advance(time);
        rig.clock.jump(time);
        rig.timers.awaitIdle();
    }

    private List<String> schedules() {
        return rig.scheduler.describe().stream()
                .map(schedule -> schedule.path("ScheduleExpression").asText())
                .toList();
    }

    private UUID launched(Instant at, Integer... reminders) {
        var id = inTenant(() -> rig.app.get(DraftCampaign.class).create(user, business, "Reminder"));
        change(id, new DraftCampaign.Change.Flow(new UUID(5, 1)));
        change(id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(new UUID(4, 1))));
        change(id, new DraftCampaign.Change.CallerId(CALLER));
        return launch(id, at, reminders);
    }

    private UUID launch(UUID id, Instant at, Integer... reminders) {
        change(
                id,
                new DraftCampaign.Change.Start(
                        Optional.of(new Campaign.Start(at, ZoneId.of("Europe/Paris"), List.of(reminders)))));
        assertThat(inTenant(() -> rig.app.get(LaunchCampaign.class).launch(user, id, Money.dollars(5))))
                .isInstanceOf(LaunchCampaign.Outcome.Launched.class);
        work();
        return id;
    }

    private void change(UUID campaign, DraftCampaign.Change change) {
        assertThat(inTenant(() -> rig.app.get(DraftCampaign.class).change(user, campaign, change)))
                .isTrue();
    }

    private CampaignState state(UUID campaign) {
        return inTenant(() -> rig.app.get(Campaigns.class).find(campaign))
                .orElseThrow()
                .state();
    }

    private int copied(UUID campaign) {
        return inTenant(() -> rig.app
                .sql()
                .of("select count(*) as many from campaign_contact where campaign_id = :id")
                .with("id", campaign)
                .only(row -> row.integer("many")));
    }

    /** The jobs that are due; nobody is dialled. */
    private void work() {
        for (int round = 0; round < 5; round++) {
            rig.app
                    .get(Jobs.class)
                    .due(20)
                    .forEach(due -> rig.app.get(RunJob.class).run(due.tenant(), due.id()));
        }
    }

    private <T> T inTenant(Supplier<T> work) {
        return rig.app.tx().call(TestApp.TENANT, work);
    }

    private void prepare() {
        var app = rig.app;
        var now = rig.clock.instant();
        user = inTenant(
                () -> app.get(Users.class).meet(801, Optional.of(Language.EN)).id());
        business = inTenant(() -> app.get(Businesses.class).of(user).id());
        var flow = inTenant(() -> app.get(Flows.class).create(user, "Reminder", Language.EN))
                .orElseThrow();
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).setOwnNumber(user, MINE);
            app.get(Businesses.class).setTier(business, Business.Tier.T2);
            app.get(Ledger.class).credit(Movement.of("seed", user, Reason.TOP_UP, Money.dollars(50)));
            app.sql()
                    .of("""
                            insert into caller_id (number, business_id, present, seen_at)
                            values (:number, :business, true, :now)""")
                    .with("number", CALLER)
                    .with("business", business)
                    .with("now", now)
                    .update();
            app.sql()
                    .of("""
                            insert into flow_version (id, flow_id, number, name, language, definition, digest, state,
                              agent_id, agent_version, created_at)
                            select :id, id, 1, name, language, draft, 'digest', 'PUBLISHED', 'agent_1', 1, :now from flow
                            where id = :flow""")
                    .with("id", new UUID(5, 1))
                    .with("flow", flow.value())
                    .with("now", now)
                    .update();
            app.sql()
                    .of("""
                            insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                            values (:id, :business, :user, 'List', 'US', 1, :now)""")
                    .with("id", new UUID(4, 1))
                    .with("business", business)
                    .with("user", user)
                    .with("now", now)
                    .update();
            app.sql().of("""
                            insert into contact (list_id, seq, number, region, variables)
                            values (:id, 1, :mine, 'US', '{}')""").with("id", new UUID(4, 1)).with("mine", MINE).update();
        });
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static final class News implements CampaignNews {
        private final List<Integer> reminded = new CopyOnWriteArrayList<>();

        @Override
        public void changed(UUID campaign) {
            // Only what reminds is of interest here.
        }

        @Override
        public void startsSoon(UUID campaign, int minutes) {
            reminded.add(minutes);
        }
    }
}
