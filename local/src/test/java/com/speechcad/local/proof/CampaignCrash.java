package com.speechcad.local.proof;

import com.speechcad.call.TakeReport;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.LaunchCampaign;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Faults.Mode;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A campaign from launch to end (copied, fanned out, gated, claimed, dialled, paused, resumed, settled) with a fault at
 * one of its statements or calls to the outside, every one in turn. What must hold is looked at after every step.
 */
final class CampaignCrash {
    private static final List<Duration> TICKS = List.of(
            Duration.ofSeconds(20),
            Duration.ofSeconds(70),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(12),
            Duration.ofMinutes(3),
            Duration.ofMinutes(3),
            Duration.ofHours(1),
            Duration.ofHours(1));

    private final World world;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> injected = new TreeMap<>();
    private int points;
    private int notFired;
    private int checks;

    CampaignCrash(World world) {
        this.world = world;
    }

    List<String> wrong() {
        return wrong;
    }

    int points() {
        return points;
    }

    int checks() {
        return checks;
    }

    int notFired() {
        return notFired;
    }

    Map<String, Integer> injected() {
        return injected;
    }

    /** @param most points, spread over all of them */
    void all(Mode mode, int most) {
        // The first one also does what is done once for all.
        live(-1, mode, "none");
        live(-1, mode, "none");
        // Of the run without a fault, until the next one begins.
        var names = Faults.only().points();
        points = names.size();
        var count = Math.min(most, points);
        for (int i = 0; i < count; i++) {
            var point = (int) ((long) i * points / count);
            live(point, mode, names.get(point));
            injected.merge(mode.name(), 1, Integer::sum);
        }
    }

    /** What is going on in one run. */
    private record Life(Person person, UUID campaign, String what, Set<UUID> reported) {}

    private void live(int point, Mode mode, String at) {
        var person = world.meet(Money.dollars(20));
        var life = new Life(person, draft(person), "point %d (%s), %s".formatted(point, at, mode), new HashSet<>());
        Faults.only().arm(point, mode);
        step(life, () -> launch(life));
        step(life, this::work);
        step(life, this::work);
        step(life, () -> control(life, true));
        step(life, () -> hooks(life));
        step(life, () -> control(life, false));
        step(life, this::work);
        step(life, () -> hooks(life));
        step(life, this::work);
        var fired = Faults.only().hasFired();
        Faults.only().stop();
        if (point >= 0 && !fired) {
            notFired++;
        }
        for (var tick : TICKS) {
            if (isOver(life)) {
                break;
            }
            world.later(tick);
            world.tasks();
            step(life, () -> launch(life));
            step(life, () -> control(life, false));
            step(life, this::work);
            step(life, () -> hooks(life));
            step(life, this::work);
        }
        ended(life);
    }

    /** Whoever taps taps again when nothing came of it; a webhook or a worker that died is not asked again. */
    private void step(Life life, BooleanSupplier work) {
        try {
            var _ = work.getAsBoolean();
        } catch (RuntimeException | Faults.Killed cutOff) {
            // The next tick finds what is left.
        } finally {
            world.reborn();
        }
        check(life);
    }

    private boolean launch(Life life) {
        world.in(
                () -> world.app.get(LaunchCampaign.class).launch(life.person.user(), life.campaign, Money.dollars(15)));
        return true;
    }

    private boolean control(Life life, boolean pause) {
        var control = world.app.get(ControlCampaign.class);
        return world.in(() -> pause
                ? control.pause(life.person.user(), life.campaign)
                : control.resume(life.person.user(), life.campaign));
    }

    private boolean work() {
        world.work();
        return true;
    }

    private boolean hooks(Life life) {
        var rung = world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select id from attempt where user_id = :user order by planned_at, id")
                .with("user", life.person.user())
                .list(row -> row.uuid("id"))));
        rung.stream()
                .filter(world.voice::hasRung)
                .filter(life.reported::add)
                .forEach(id -> world.app
                        .get(TakeReport.class)
                        .take(
                                TestApp.TENANT,
                                world.voice
                                        .says(id, "call_analyzed", RetellLetters.Story.ANSWERED)
                                        .orElseThrow()));
        return true;
    }

    private CampaignProgress.Progress progress(Life life) {
        return world.quietly(() -> world.in(() -> world.app
                .get(CampaignProgress.class)
                .of(world.app.get(Campaigns.class).find(life.campaign).orElseThrow())));
    }

    private boolean isOver(Life life) {
        return progress(life).campaign().state() == CampaignState.FINISHED;
    }

    private void check(Life life) {
        checks++;
        var progress = progress(life);
        var sum = progress.contacts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (sum != progress.imported()) {
            wrong.add(life.what + ": " + progress.imported() + " imported, but " + progress.contacts());
        }
        if (progress.campaign().spent().plus(progress.held()).compareTo(Money.dollars(15)) > 0) {
            wrong.add(life.what + ": more than the budget");
        }
        if (world.voice.rungTwice() > 0) {
            wrong.add(life.what + ": somebody was rung twice for one attempt");
        }
    }

    private void ended(Life life) {
        var progress = progress(life);
        if (progress.campaign().state() != CampaignState.FINISHED
                || progress.of(ContactState.REACHED) != 1
                || progress.of(ContactState.EXCLUDED) != 2) {
            wrong.add(life.what + ": ended as " + progress.campaign().state() + " with " + progress.contacts());
        }
        if (progress.tries() != 1) {
            wrong.add(life.what + ": " + progress.tries() + " tries were counted");
        }
        var left = world.quietly(() -> world.in(
                () -> world.app.sql().of("""
                        select 'lease' as what from slot_lease l join attempt a on a.id = l.attempt_id
                          where a.user_id = :user
                        union all select 'hold' from ledger_hold where user_id = :user and state = 'OPEN'""").with("user", life.person.user()).list(row -> row.text("what"))));
        if (!left.isEmpty()) {
            wrong.add(life.what + ": left over " + left);
        }
        var faults = world.quietly(world::faults);
        if (!faults.isEmpty()) {
            wrong.add(life.what + ": the books are broken: " + faults);
        }
    }

    private UUID draft(Person person) {
        var number = person.user().value();
        var list = new UUID(9, number);
        return world.in(() -> {
            var sql = world.app.sql();
            var now = world.now();
            sql.of("""
                    insert into caller_id (number, business_id, present, seen_at) values (:from, :business, true, :now)
                    on conflict (tenant_id, number) do update set business_id = excluded.business_id, present = true""")
                    .with("from", World.PLATFORM)
                    .with("business", person.business())
                    .with("now", now)
                    .update();
            sql.of("""
                    insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                    values (:id, :business, :user, 'Crash', 'US', 3, :now)""")
                    .with("id", list)
                    .with("business", person.business())
                    .with("user", person.user())
                    .with("now", now)
                    .update();
            sql.of("""
                    insert into contact (list_id, seq, number, region)
                    select :id, n, case n when 2 then :mine else '+1' || (6465550100 + n) end, 'US'
                    from generate_series(1, 3) n""").with("id", list).with("mine", person.number()).update();
            var flow = world.app
                    .get(Flows.class)
                    .create(person.user(), "Crash " + number, Language.EN)
                    .orElseThrow();
            var version = new UUID(8, number);
            sql.of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at)
                    select :id, id, 1, name, language, draft, 'digest', 'PUBLISHED', 'agent_1', 1, :now from flow
                    where id = :flow""")
                    .with("id", version)
                    .with("flow", flow.value())
                    .with("now", now)
                    .update();
            var drafts = world.app.get(DraftCampaign.class);
            var id = drafts.create(person.user(), person.business(), "Crash");
            drafts.change(person.user(), id, new DraftCampaign.Change.Flow(version));
            drafts.change(person.user(), id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(list)));
            drafts.change(person.user(), id, new DraftCampaign.Change.CallerId(World.PLATFORM));
            return id;
        });
    }
}
