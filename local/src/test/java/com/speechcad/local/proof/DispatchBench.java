package com.speechcad.local.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * {@code ./speechcad bench dispatch}: what a call of a campaign costs us, from ready to settled, in real time, round trips
 * and statements. The provider answers at once, so that only our own part is measured.
 */
public final class DispatchBench {
    private static final PrintStream OUT = System.out;
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final int WARM = 300;

    private DispatchBench() {}

    /** @param arguments how many contacts the campaign has; 2000 by default */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var contacts = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
        try (var sim = new Sim(1, 60, 50, FaultyWire.parameter())) {
            sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");
            // Once: the provider's list, asked again, would not have the caller id that a campaign is given here.
            sim.account(TestApp.TENANT, 50, 0);
            measure(sim, WARM);
            var before = new HashMap<>(sim.nanos());
            var calls = sim.provider.calls().size();
            Faults.only().record();
            measure(sim, contacts);
            var points = Faults.only().points();
            Faults.only().stop();
            show(sim, before, points, sim.provider.calls().size() - calls);
        }
        System.exit(0);
    }

    private static void measure(Sim sim, int contacts) {
        var person = sim.person(TestApp.TENANT, Money.dollars(100_000));
        var campaign = sim.campaign(person, contacts, Money.dollars(90_000), ONCE, 100);
        sim.run(Duration.ofDays(2), () -> sim.state(person, campaign) == CampaignState.FINISHED);
    }

    private static void show(Sim sim, Map<String, Long> before, List<String> points, int calls) {
        OUT.printf("%d calls, one after the other on one thread%n", calls);
        sim.nanos()
                .forEach((kind, nanos) -> OUT.printf(
                        "  %-12s %8.2f ms a call%n", kind, (nanos - before.getOrDefault(kind, 0L)) / 1e6 / calls));
        // Looking whether it is over is the bench's own: a round trip for each event.
        var own = points.stream()
                .filter(point -> point.contains("from campaign where id")
                        && !point.contains("for no key update")
                        && point.split("; ").length <= 3)
                .count();
        var statements =
                points.stream().mapToLong(point -> point.split("; ").length).sum();
        OUT.printf("  round trips  %8.2f a call%n", (points.size() - own) / (double) calls);
        OUT.printf(
                "  statements   %8.2f a call, the transaction's own beginning and end included%n",
                (statements - 3 * own) / (double) calls);
    }
}
