package com.speechcad.local.proof;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Two users' campaigns over all slots of one account: how near to what is possible, and never above what is allowed. */
final class PacePart {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    /** Of the ideal, over a long run. */
    static final double LEAST = 0.98;

    /** Ringing included. */
    static final Duration USUAL_LIFE = Duration.ofSeconds(75);

    private static final double LEAST_WITHOUT = 0.5;
    private static final Duration FOR_EVER = Duration.ofDays(400);

    private final long seed;
    private final int slots;
    private final int cps;
    private final Duration life;

    PacePart(long seed, int slots, int cps) {
        this(seed, slots, cps, USUAL_LIFE);
    }

    /** @param life of a call on the mean, ringing included */
    PacePart(long seed, int slots, int cps, Duration life) {
        this.life = life;
        this.seed = seed;
        this.slots = slots;
        this.cps = cps;
    }

    /** What came of one run. */
    record Run(double utilisation, Duration mean, double perSecond, Duration real, int most) {}

    Part run(int calls, int kills) {
        return run(calls, kills, LEAST);
    }

    /** @param least utilisation of the slots that is right */
    Part run(int calls, int kills, double least) {
        var part = new Part("Pace");
        try (var sim = new Sim(seed, slots, cps)) {
            for (int kill = 1; kill <= kills; kill++) {
                sim.in(expected(calls).multipliedBy(kill).dividedBy(kills + 1L), sim::kill);
            }
            var run = campaigns(sim, calls, part);
            figures(part, run, calls)
                    .figure("times that everything in memory was lost", kills)
                    .figure("starts in any second, at most allowed", cps);
            if (run.utilisation < least) {
                part.wrong("slot utilisation is %.2f %% of the ideal".formatted(run.utilisation * 100));
            }
        }
        return part;
    }

    Part withoutWebhooks(int calls) {
        var part = new Part("No webhooks at all");
        double with;
        try (var sim = new Sim(seed, slots, cps)) {
            with = campaigns(sim, calls, part).perSecond;
        }
        try (var sim = new Sim(seed, slots, cps)) {
            sim.webhooks = List::of;
            var run = campaigns(sim, calls, part);
            figures(part, run, calls)
                    .figure("calls a second with webhooks", "%.4f".formatted(with))
                    .figure("of the pace with webhooks", "%.1f %%".formatted(run.perSecond / with * 100))
                    .figure("lists asked for", sim.provider.lists())
                    .figure("calls looked up one by one", sim.provider.lookups());
            if (run.perSecond / with < LEAST_WITHOUT) {
                part.wrong("without webhooks only %.1f %% of the pace".formatted(run.perSecond / with * 100));
            }
        }
        return part;
    }

    static Part figures(Part part, Run run, int calls) {
        return part.figure("calls", calls)
                .figure("mean life of a call, ringing included", run.mean)
                .figure("calls at once, at most", run.most)
                .figure("calls a second", "%.4f".formatted(run.perSecond))
                .figure("slot utilisation, of the ideal", "%.2f %%".formatted(run.utilisation * 100))
                .figure("real milliseconds a call, everything included", run.real.toMillis() / Math.max(1, calls));
    }

    Duration expected(int calls) {
        return life.multipliedBy(calls).dividedBy(slots);
    }

    /** What becomes of call after call: a fifth of the mean life it rings, and talks for a third to five thirds of the rest. */
    Supplier<SimProvider.Fate> fates() {
        var chance = new Random(seed);
        var rings = Math.toIntExact(life.toMillis() / 5);
        var talks = Math.toIntExact(life.toMillis()) - rings;
        return () -> new SimProvider.Fate(
                Duration.ofMillis(rings * 2L / 3 + chance.nextInt(rings * 2 / 3)),
                Duration.ofMillis(talks / 3 + chance.nextInt(talks * 4 / 3)),
                "user_hangup");
    }

    Run campaigns(Sim sim, int calls, Part part) {
        var began = System.nanoTime();
        var fates = fates();
        sim.provider.fate = _ -> fates.get();
        var one = sim.person(TestApp.TENANT, Money.dollars(1_000_000));
        var other = sim.person(TestApp.TENANT, Money.dollars(1_000_000));
        // Here all slots are the campaigns': the next part shows what the kept one is for.
        sim.account(TestApp.TENANT, cps, 0);
        var first = sim.campaign(one, calls / 2, Money.dollars(900_000), ONCE, 100);
        var second = sim.campaign(other, calls - calls / 2, Money.dollars(900_000), ONCE, 100);
        var over = sim.run(
                FOR_EVER,
                () -> sim.provider.calls().size() >= calls
                        && sim.state(one, first) == CampaignState.FINISHED
                        && sim.state(other, second) == CampaignState.FINISHED);
        if (!over) {
            part.wrong("not over: " + sim.progress(one, first).contacts()
                    + sim.progress(other, second).contacts());
        }
        sim.run(Duration.ofHours(2));
        wrong(sim, one, first, part);
        wrong(sim, other, second, part);
        sim.leftOver(one).forEach(left -> part.wrong("left over: " + left));
        return measured(sim, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void wrong(Sim sim, Sim.Person person, UUID campaign, Part part) {
        sim.wrong(person, campaign).forEach(part::wrong);
    }

    /** From when all slots were taken for the first time until the last call began: starting and emptying apart. */
    private Run measured(Sim sim, Duration real) {
        var calls = sim.provider.calls().values().stream()
                .sorted(Comparator.comparing(SimProvider.SimCall::dialledAt))
                .toList();
        var mean = sim.provider.busy().dividedBy(Math.max(1, calls.size()));
        Instant from = calls.get(Math.min(slots, calls.size() - 1)).dialledAt();
        Instant to = calls.getLast().dialledAt();
        var seconds = Math.max(1, Duration.between(from, to).toMillis()) / 1_000.0;
        var perSecond = (calls.size() - Math.min(slots, calls.size() - 1) - 1) / seconds;
        var ideal = Math.min(slots / (mean.toMillis() / 1_000.0), cps);
        return new Run(perSecond / ideal, mean, perSecond, real, sim.provider.mostRunning());
    }
}
