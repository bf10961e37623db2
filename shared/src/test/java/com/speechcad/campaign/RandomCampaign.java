package com.speechcad.campaign;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One campaign in any weather, looked at after every step. */
public final class RandomCampaign {
    private final Sim sim;
    private final Random chance;
    private final Weather weather;
    private final int contacts;

    /** @param badPercent see {@link Weather} */
    public RandomCampaign(Sim sim, long seed, int contacts, int badPercent) {
        this.sim = sim;
        this.chance = new Random(seed);
        this.weather = new Weather(sim, seed, badPercent);
        this.contacts = contacts;
    }

    /** @return everything that did not hold; in the end nothing may be left */
    public List<String> live(int steps) {
        var wrong = new ArrayList<String>();
        var person = sim.person(TestApp.TENANT, Money.dollars(60));
        sim.account(TestApp.TENANT, 2, 1);
        weather.begin();
        var retries = new RetryPolicy(
                1 + chance.nextInt(3), Duration.ofMinutes(5 + chance.nextInt(60)), chance.nextBoolean());
        var campaign = sim.campaign(person, contacts, Money.dollars(40), retries, 1 + chance.nextInt(8));
        for (int step = 0; step < steps; step++) {
            sim.run(Duration.ofSeconds(5 + chance.nextInt(120)));
            weather.happen(person, campaign);
            var at = "step " + step + ": ";
            sim.wrong(person, campaign).forEach(one -> wrong.add(at + one));
        }
        weather.end();
        sim.goOn(person, campaign, Duration.ofDays(3));
        if (sim.state(person, campaign) != CampaignState.FINISHED) {
            wrong.add("ended as " + sim.progress(person, campaign));
        }
        wrong.addAll(sim.wrong(person, campaign));
        sim.run(Duration.ofHours(2));
        wrong.addAll(sim.leftOver(person));
        return wrong;
    }
}
