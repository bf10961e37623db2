package com.speechcad.local.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.campaign.RandomCampaign;
import com.speechcad.campaign.Sim;
import com.speechcad.local.proof.Faults.Mode;
import com.speechcad.local.words.Form;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code ./speechcad proof campaigns}: large campaigns on a clock that jumps, and everything that is done to break them. */
public final class CampaignProof {
    private static final PrintStream OUT = System.out;
    private static final List<String> PARTS = List.of("pace", "killed", "tenants", "webhooks", "random", "crash");
    private static final String USAGE = """
            usage: ./speechcad proof campaigns [OPTIONS]

              --calls N       calls of the large campaigns (100000)
              --slots N       calls at once (20)
              --cps N         starts a second (1)
              --kills N       times that all that is in memory is lost on the way, and in the part "killed" that the
                              stack's JVM and its PostgreSQL are killed with -9 (10)
              --killed N      calls of the part "killed" (5000)
              --random N      random campaigns (200)
              --points N      statements that break in each mode, spread over the whole way (all)
              --seed N        where all chance begins (1)
              --only PART,... of pace, killed, tenants, webhooks, random, crash
            """;

    private static final Form FORM = Form.of(
            "proof campaigns",
            "--calls N",
            "--slots N",
            "--cps N",
            "--kills N",
            "--killed N",
            "--random N",
            "--points N",
            "--seed N",
            "--only PART,...",
            "--help");
    private static final int MOST = 999_999_999;

    private int calls = 100_000;
    private int slots = 20;
    private int cps = 1;
    private int kills = 10;
    private int killed = 5_000;
    private int random = 200;
    private int points = Integer.MAX_VALUE;
    private int seed = 1;
    private List<String> parts = PARTS;

    private CampaignProof() {}

    /** @param arguments see the usage */
    public static void main(String[] arguments) {
        var proof = new CampaignProof();
        try {
            proof.read(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        System.exit(proof.run() == 0 ? 0 : 1);
    }

    private void read(String[] arguments) {
        var words = FORM.read(arguments);
        if (words.has("--help")) {
            throw new IllegalArgumentException("");
        }
        calls = words.number("--calls", calls, MOST);
        slots = words.number("--slots", slots, MOST);
        cps = words.number("--cps", cps, MOST);
        kills = words.numberOrZero("--kills", kills, MOST);
        killed = words.number("--killed", killed, MOST);
        random = words.number("--random", random, MOST);
        points = words.number("--points", points, MOST);
        seed = words.number("--seed", seed, MOST);
        parts = words.someOf("--only", PARTS);
    }

    private int run() {
        var wrong = 0;
        for (var name : parts) {
            OUT.println(name + " ...");
            var part = switch (name) {
                case "pace" -> new PacePart(seed, slots, cps).run(calls, kills);
                case "killed" -> new KilledPart(seed, slots, cps).run(killed, kills);
                case "tenants" -> new TenantsPart(seed, slots, cps).run(calls);
                case "webhooks" -> new PacePart(seed, slots, cps).withoutWebhooks(Math.min(calls, 2_000));
                case "random" -> random();
                default -> crash();
            };
            part.figures().forEach((what, value) -> OUT.printf("  %-80s %s%n", what, value));
            part.wrong().stream().limit(20).forEach(one -> OUT.println("  WRONG " + one));
            wrong += part.wrong().size();
        }
        OUT.println(wrong == 0 ? "Nothing was wrong." : wrong + " things were wrong.");
        return wrong;
    }

    private Part random() {
        var part = new Part("Random campaigns");
        var wrong = new ArrayList<String>();
        var placed = 0;
        for (int i = 0; i < random; i++) {
            var lucky = seed * 1_000L + i;
            try (var sim = new Sim(lucky, 4, 2)) {
                new RandomCampaign(sim, lucky, 5 + i % 21, i % 41)
                        .live(25)
                        .forEach(one -> wrong.add("seed " + lucky + ": " + one));
                placed += sim.provider.calls().size();
            }
        }
        wrong.forEach(part::wrong);
        return part.figure("campaigns", random)
                .figure("calls placed", placed)
                .figure("looked at everything that must hold", random * 26);
    }

    private Part crash() {
        var part = new Part("A fault at every statement");
        for (var scene : List.of(CrashScene.SHORT, CrashScene.LONG)) {
            var which = scene.contacts() + " contacts";
            try (var world = new World(true)) {
                for (var mode : EnumSet.complementOf(EnumSet.of(Mode.HANG))) {
                    var crash = new CampaignCrash(world, scene);
                    crash.all(List.of(mode), points);
                    crash.wrong().forEach(part::wrong);
                    part.figure("points from launch to end, %s, %s".formatted(which, mode), crash.points())
                            .figure(
                                    "faults, %s, %s".formatted(which, mode),
                                    crash.injected().getOrDefault(mode.name(), 0))
                            .figure(
                                    "armed faults whose point was not reached, %s, %s".formatted(which, mode),
                                    crash.notFired())
                            .figure(
                                    "looked at everything that must hold, %s, %s".formatted(which, mode),
                                    crash.checks());
                }
            }
        }
        return part;
    }
}
