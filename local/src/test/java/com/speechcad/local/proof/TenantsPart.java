package com.speechcad.local.proof;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.Random;

/** Two tenants with one key at the provider, one of them with a very large campaign: how long a single call waits. */
final class TenantsPart {
    /** One start interval, the queue's whole seconds, and its own way. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private static final int SINGLES = 200;
    private static final int LEAST = 10_000;
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    private final long seed;
    private final int slots;
    private final int cps;

    TenantsPart(long seed, int slots, int cps) {
        this.seed = seed;
        this.slots = slots;
        this.cps = cps;
    }

    Part run(int wanted) {
        // It has to last for all of the single calls.
        var contacts = Math.max(wanted, LEAST);
        var part = new Part("Two tenants on one line");
        try (var sim = new Sim(seed, slots, cps)) {
            var chance = new Random(seed);
            sim.provider.line = "shared";
            var other = sim.tenant(2);
            var big = sim.person(TestApp.TENANT, Money.dollars(1_000_000));
            var second = sim.person(TestApp.TENANT, Money.dollars(1_000_000));
            var small = sim.person(other, Money.dollars(1_000));
            sim.account(TestApp.TENANT, cps, 1);
            sim.account(other, cps, 1);
            sim.provider.fate = _ -> new SimProvider.Fate(
                    Duration.ofSeconds(10), Duration.ofMillis(20_000 + chance.nextInt(80_000)), "user_hangup");
            var campaign = sim.campaign(big, contacts, Money.dollars(900_000), ONCE, 100);
            sim.campaign(second, 1_000, Money.dollars(900_000), ONCE, 100);
            sim.run(Duration.ofMinutes(5));
            var longest = Duration.ZERO;
            var sum = Duration.ZERO;
            for (int single = 0; single < SINGLES; single++) {
                sim.run(Duration.ofMillis(110_000 + chance.nextInt(30_000)));
                var asked = sim.now();
                var attempt = sim.singleCall(small);
                if (!sim.run(BOUND, () -> sim.provider.calls().containsKey(attempt))) {
                    part.wrong("single call " + single + " did not start within " + BOUND);
                }
                var waited = Duration.between(asked, sim.now());
                sum = sum.plus(waited);
                longest = waited.compareTo(longest) > 0 ? waited : longest;
            }
            sim.wrong(big, campaign).forEach(part::wrong);
            if (sim.state(big, campaign) != CampaignState.RUNNING) {
                part.wrong("the large campaign was not under way all the time");
            }
            part.figure("contacts of the other tenant", contacts)
                    .figure("calls at once, at most", sim.provider.mostRunning())
                    .figure("single calls", SINGLES)
                    .figure("the bound", BOUND)
                    .figure("longest wait", longest)
                    .figure("mean wait", sum.dividedBy(SINGLES));
        }
        return part;
    }
}
