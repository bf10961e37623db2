package com.speechcad.campaign;

import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Everything that can go wrong around a campaign, by chance: always the same for one seed. */
public final class Weather {
    private static final List<String> REASONS = List.of(
            "user_hangup",
            "agent_hangup",
            "voicemail_reached",
            "dial_no_answer",
            "dial_busy",
            "user_declined",
            "invalid_destination",
            "error_retell",
            "a_word_of_next_year");
    private static final List<Duration> JUMPS =
            List.of(Duration.ofMinutes(7), Duration.ofHours(1), Duration.ofHours(30), Duration.ofDays(110));

    private final Sim sim;
    private final Random chance;
    private final int badPercent;
    private int stormLeft;

    /** @param badPercent of requests to dial whose answer is lost, and of webhooks that never come */
    public Weather(Sim sim, long seed, int badPercent) {
        this.sim = sim;
        this.chance = new Random(seed);
        this.badPercent = badPercent;
    }

    /** Lets it blow from now on. */
    public void begin() {
        sim.provider.fate = _ -> fate();
        sim.provider.reply = _ -> reply();
        sim.webhooks = this::hooks;
    }

    /** From now on all goes well, so that everything comes to its end. */
    public void end() {
        sim.provider.reply = _ -> SimProvider.Reply.TAKEN;
        sim.provider.deaf = false;
    }

    private SimProvider.Fate fate() {
        var reason = REASONS.get(chance.nextInt(REASONS.size()));
        var talks = reason.endsWith("hangup") || reason.equals("voicemail_reached") || chance.nextInt(10) == 0;
        return new SimProvider.Fate(
                Duration.ofMillis(1_000 + chance.nextInt(20_000)),
                talks ? Duration.ofMillis(1 + chance.nextInt(90_000)) : Duration.ZERO,
                reason);
    }

    private SimProvider.Reply reply() {
        if (stormLeft > 0) {
            stormLeft--;
            return SimProvider.Reply.BUSY;
        }
        if (chance.nextInt(100) < badPercent / 4) {
            stormLeft = 3 + chance.nextInt(12);
        }
        if (chance.nextInt(100) < badPercent) {
            return switch (chance.nextInt(4)) {
                case 0 -> SimProvider.Reply.LOST;
                case 1 -> SimProvider.Reply.TAKEN_UNHEARD;
                case 2 -> SimProvider.Reply.UNREACHABLE;
                default -> SimProvider.Reply.BUSY;
            };
        }
        return SimProvider.Reply.TAKEN;
    }

    /** Lost, twice, late; and so out of order. */
    private List<Duration> hooks() {
        if (chance.nextInt(100) < badPercent) {
            return List.of();
        }
        var times = new ArrayList<Duration>();
        for (int copy = 0; copy <= (chance.nextInt(6) == 0 ? 2 : 0); copy++) {
            times.add(Duration.ofMillis(
                    chance.nextInt(12) == 0 ? 300_000L + chance.nextInt(600_000) : 200L + chance.nextInt(1_800)));
        }
        return times;
    }

    /** One thing that somebody does, or that happens. */
    public void happen(Sim.Person person, UUID campaign) {
        var control = sim.app.get(ControlCampaign.class);
        switch (chance.nextInt(12)) {
            case 0, 1 -> sim.app.tx().run(person.tenant(), () -> control.pause(person.user(), campaign));
            case 2, 3, 4 -> sim.app.tx().run(person.tenant(), () -> control.resume(person.user(), campaign));
            case 5 ->
                sim.app.tx().run(person.tenant(), () -> control.pace(person.user(), campaign, 1 + chance.nextInt(9)));
            case 6 -> sim.kill();
            case 7 -> sim.provider.deaf = chance.nextBoolean();
            case 8, 9 ->
                sim.app
                        .tx()
                        .run(
                                person.tenant(),
                                () -> control.budget(person.user(), campaign, Money.cents(chance.nextInt(4_000))));
            case 10 -> stop(person, campaign);
            default -> sim.app.clock().advance(JUMPS.get(chance.nextInt(JUMPS.size())));
        }
    }

    /** Seldom, or there would be nothing left to happen to. */
    private void stop(Sim.Person person, UUID campaign) {
        if (chance.nextInt(8) == 0) {
            var running = chance.nextBoolean() ? ControlCampaign.Running.LET_FINISH : ControlCampaign.Running.HANG_UP;
            sim.app
                    .tx()
                    .run(
                            person.tenant(),
                            () -> sim.app.get(ControlCampaign.class).stop(person.user(), campaign, running));
        }
    }
}
