package com.speechcad.campaign;

import com.speechcad.billing.Credits;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * One campaign in any weather, looked at after every step. Every other contact is a stranger who agreed, so that hours hold
 * as well; some begin on the eve of a change of the clocks.
 */
public final class RandomCampaign {
    private static final List<Instant> BEGINNINGS = List.of(
            // A Friday in November, and the evenings before the clocks go forward and back.
            Instant.parse("2026-11-20T15:00:00Z"),
            Instant.parse("2027-03-14T00:30:00Z"),
            Instant.parse("2027-11-06T23:30:00Z"));
    private static final Map<String, ZoneId> AREAS = Map.of(
            "+1212", ZoneId.of("America/New_York"),
            "+1213", ZoneId.of("America/Los_Angeles"),
            "+1808", ZoneId.of("Pacific/Honolulu"));
    /** The latest hour that has begun when the last call of a day may. */
    private static final int LAST_HOUR = 20;

    private static final int FIRST_HOUR = 8;

    private final Sim sim;
    private final Random chance;
    private final Weather weather;
    private final int contacts;
    private final List<String> wrong = new ArrayList<>();

    /** @param badPercent see {@link Weather} */
    public RandomCampaign(Sim sim, long seed, int contacts, int badPercent) {
        this.sim = sim;
        this.chance = new Random(seed);
        this.weather = new Weather(sim, seed, badPercent);
        this.contacts = contacts;
    }

    /** @return everything that did not hold; in the end nothing may be left */
    public List<String> live(int steps) {
        var begin = BEGINNINGS.get(chance.nextInt(BEGINNINGS.size()));
        if (begin.isAfter(sim.now())) {
            sim.app.clock().set(begin);
        }
        var person = sim.person(TestApp.TENANT, Money.dollars(2 + chance.nextInt(60)));
        sim.account(TestApp.TENANT, 2, 1);
        weather.begin();
        var reply = sim.provider.reply;
        sim.provider.reply = order -> {
            watchHours(order.to());
            return reply.apply(order);
        };
        var retries = new RetryPolicy(
                1 + chance.nextInt(3), Duration.ofMinutes(5 + chance.nextInt(60)), chance.nextBoolean());
        var campaign = sim.campaign(person, contacts, Money.dollars(40), retries, 1 + chance.nextInt(8));
        strangers(person, campaign);
        for (int step = 0; step < steps; step++) {
            sim.run(Duration.ofSeconds(5 + chance.nextInt(120)));
            weather.happen(person, campaign);
            var at = "step " + step + ": ";
            sim.wrong(person, campaign).forEach(one -> wrong.add(at + one));
        }
        weather.end();
        end(person, campaign);
        return wrong;
    }

    /** Every other one, of three zones. */
    private void strangers(Sim.Person person, UUID campaign) {
        var areas = AREAS.keySet().stream().sorted().toList();
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(person.user(), "Ana");
            for (int seq = 2; seq <= contacts; seq += 2) {
                var number = new PhoneNumber("%s55501%02d".formatted(areas.get(seq / 2 % areas.size()), 10 + seq));
                sim.agrees(person, number);
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number)
                        .with("id", campaign)
                        .with("seq", seq)
                        .update();
            }
        });
    }

    private void watchHours(PhoneNumber to) {
        AREAS.forEach((area, zone) -> {
            var hour = sim.now().atZone(zone).getHour();
            if (to.e164().startsWith(area) && (hour < FIRST_HOUR || hour > LAST_HOUR)) {
                wrong.add("%s was dialled at %s".formatted(to, sim.now().atZone(zone)));
            }
        });
    }

    /** Money is there, whoever owns it goes on with it, and nights are skipped. */
    private void end(Sim.Person person, UUID campaign) {
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Credits.class).credit(Movement.of("end", person.user(), Reason.TOP_UP, Money.dollars(100)));
            sim.app.get(ControlCampaign.class).budget(person.user(), campaign, Money.dollars(200));
        });
        for (int day = 0; day < 40 && sim.state(person, campaign) != CampaignState.FINISHED; day++) {
            sim.goOn(person, campaign, Duration.ofHours(1));
            sim.progress(person, campaign).waiting().values().stream()
                    .map(CampaignProgress.Waiting::first)
                    .min(Instant::compareTo)
                    .filter(sim.now()::isBefore)
                    .ifPresent(sim.app.clock()::set);
        }
        if (sim.state(person, campaign) != CampaignState.FINISHED) {
            wrong.add("ended as " + sim.progress(person, campaign));
        }
        wrong.addAll(sim.wrong(person, campaign));
        sim.run(Duration.ofHours(2));
        wrong.addAll(sim.leftOver(person));
    }
}
