package com.speechcad.local.proof;

import com.speechcad.call.TakeReport;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.LaunchCampaign;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Faults.Mode;
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
            Duration.ofMinutes(20),
            Duration.ofMinutes(20),
            Duration.ofMinutes(20),
            Duration.ofMinutes(20),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(1),
            // Where nobody may be called that day, they are the next.
            Duration.ofHours(17));
    /** The long one's owner stops every other one before this tick. */
    private static final int STOPPED_AT = 4;

    private final World world;
    private final CrashScene scene;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> injected = new TreeMap<>();
    private int points;
    private int notFired;
    private int checks;

    CampaignCrash(World world, CrashScene scene) {
        this.world = world;
        this.scene = scene;
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

    /**
     * Breaks at that many points, spread over all of them, in one mode after the other.
     *
     * @param modes how the first one breaks, the second, and so on
     */
    void all(List<Mode> modes, int most) {
        // The first one also does what is done once for all.
        live(-1, Mode.REFUSED, "none", false);
        live(-1, Mode.REFUSED, "none", false);
        // Of the run without a fault, until the next one begins.
        var names = Faults.only().points();
        points = names.size();
        var count = Math.min(most, points);
        for (int i = 0; i < count; i++) {
            var point = (int) ((long) i * points / count);
            var mode = modes.get(i % modes.size());
            live(point, mode, names.get(point), scene.less().isPresent() && i % 2 == 1);
            injected.merge(mode.name(), 1, Integer::sum);
        }
    }

    /** What is going on in one run. */
    private record Life(Person person, UUID campaign, String what, boolean isStopped, Set<UUID> reported) {}

    private void live(int point, Mode mode, String at, boolean stops) {
        var person = world.meet(scene.wallet());
        var life = new Life(
                person,
                scene.draft(world, person),
                "point %d (%s), %s".formatted(point, at, mode),
                stops,
                new HashSet<>());
        Faults.only().arm(point, mode);
        step(life, () -> launch(life));
        step(life, this::work);
        step(life, this::work);
        step(life, () -> control(life, true));
        step(life, () -> hooks(life));
        step(life, () -> control(life, false));
        scene.less().ifPresent(less -> step(life, () -> budget(life, less)));
        step(life, this::work);
        step(life, () -> hooks(life));
        step(life, this::work);
        var fired = Faults.only().hasFired();
        Faults.only().stop();
        if (point >= 0 && !fired) {
            notFired++;
        }
        for (int tick = 0; tick < 2 * TICKS.size() && !isOver(life); tick++) {
            world.later(TICKS.get(tick % TICKS.size()));
            world.tasks();
            step(life, () -> launch(life));
            if (stops && tick >= STOPPED_AT) {
                step(life, () -> stop(life));
            } else {
                scene.less().ifPresent(_ -> step(life, () -> budget(life, scene.budget())));
                step(life, () -> control(life, false));
            }
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
        world.in(() -> world.app.get(LaunchCampaign.class).launch(life.person.user(), life.campaign, scene.budget()));
        return true;
    }

    private boolean budget(Life life, Money most) {
        var control = world.app.get(ControlCampaign.class);
        return world.in(() -> control.budget(life.person.user(), life.campaign, most));
    }

    private boolean stop(Life life) {
        var control = world.app.get(ControlCampaign.class);
        return world.in(() -> control.stop(life.person.user(), life.campaign, ControlCampaign.Running.LET_FINISH));
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
                .of("select a.id, a.campaign_seq % 3 = 0 and c.tries + 1 < :tries as misses from attempt a"
                        + " join campaign_contact c on c.campaign_id = a.campaign_id and c.seq = a.campaign_seq"
                        + " where a.user_id = :user order by a.planned_at, a.id")
                .with("user", life.person.user())
                .with("tries", scene.triesOfSome())
                .list(row -> new Rung(row.uuid("id"), row.flag("misses")))));
        rung.stream()
                .filter(call -> world.voice.hasRung(call.attempt))
                .filter(call -> life.reported.add(call.attempt))
                .forEach(call -> world.app
                        .get(TakeReport.class)
                        .take(
                                TestApp.TENANT,
                                (call.misses
                                                ? world.voice.says(
                                                        call.attempt, "call_ended", RetellLetters.Story.UNANSWERED)
                                                : world.voice.says(
                                                        call.attempt, "call_analyzed", RetellLetters.Story.ANSWERED))
                                        .orElseThrow()));
        return true;
    }

    /** @param misses whether nobody takes it */
    private record Rung(UUID attempt, boolean misses) {}

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
        var rows = rows(life);
        var complete = progress.campaign().contacts().complete();
        var all = progress.campaign().state() == CampaignState.DRAFT ? 0 : scene.contacts();
        if (sum != all || progress.imported() != all || (complete && rows != all)) {
            wrong.add("%s: %d imported, %d are there, counted as %s"
                    .formatted(life.what, progress.imported(), rows, progress.contacts()));
        }
        var most = progress.campaign().plan().budget().orElse(scene.budget());
        if (progress.campaign().spent().plus(progress.held()).compareTo(most) > 0) {
            wrong.add(life.what + ": more than the budget of " + most);
        }
        if (world.voice.rungTwice() > 0) {
            wrong.add(life.what + ": somebody was rung twice for one attempt");
        }
    }

    private int rows(Life life) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select count(*) as n from campaign_contact where campaign_id = :id")
                .with("id", life.campaign)
                .only(row -> row.integer("n"))));
    }

    private void ended(Life life) {
        var progress = progress(life);
        if (!scene.isEnd(progress, life.isStopped)) {
            wrong.add(life.what + ": ended as " + progress.campaign().state() + " with " + progress.contacts());
        }
        if (progress.tries() > scene.callable() * scene.triesOfSome()) {
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
}
