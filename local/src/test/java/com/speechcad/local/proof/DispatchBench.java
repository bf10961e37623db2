package com.speechcad.local.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.local.bench.BenchProcess;
import com.speechcad.local.bench.Machine;
import com.speechcad.local.bench.Sections;
import com.speechcad.local.words.Form;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * {@code ./speechcad bench dispatch [CALLS] [--statements] [--write]}: what a call of a campaign costs us, from ready to
 * settled, in real time, round trips and statements. The provider answers at once, so that only our own part is measured.
 */
public final class DispatchBench {
    private static final PrintStream OUT = System.out;
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    static final Form FORM = Form.of("bench dispatch", "[CALLS]", "--statements", "--write");

    private static final int CALLS = 2_000;
    private static final int MOST_CALLS = 100_000;
    private static final int WARM = 300;
    private static final double GOAL = 50;

    private DispatchBench() {}

    public static void main(String[] arguments) throws IOException {
        var words = BenchProcess.readOrExit("bench dispatch", FORM::read, arguments);
        var contacts = BenchProcess.readOrExit("bench dispatch", _ -> words.plainNumber(CALLS, MOST_CALLS));
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var machine = Machine.now(Clock.systemUTC());
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
            var taken =
                    new Taken(sim.nanos(), before, points, sim.provider.calls().size() - calls);
            OUT.print(taken.text());
            if (words.has("--statements")) {
                taken.statements();
            }
            if (words.has("--write")) {
                Sections.write(Sections.DOCUMENT, Sections.DISPATCH, section(machine, taken));
                OUT.println("Written to " + Sections.DOCUMENT);
            }
        }
        System.exit(0);
    }

    private static void measure(Sim sim, int contacts) {
        var person = sim.person(TestApp.TENANT, Money.dollars(100_000));
        var campaign = sim.campaign(person, contacts, Money.dollars(90_000), ONCE, 100);
        sim.run(Duration.ofDays(2), () -> isOver(sim, person, campaign));
    }

    /** Looking whether it is over is the bench's own. */
    private static boolean isOver(Sim sim, Sim.Person person, UUID campaign) {
        var listening = Faults.only().pause();
        try {
            return sim.state(person, campaign) == CampaignState.FINISHED;
        } finally {
            Faults.only().resume(listening);
        }
    }

    private static String section(Machine machine, Taken taken) {
        return Sections.DISPATCH + "\n\nWritten by `./speechcad bench dispatch --write`. " + machine.line() + ".\n\n"
                + machine.warning().map(warning -> warning + "\n\n").orElse("") + taken.text() + """

                From ready to settled: the gate at ready and right before the dial, the quote, the money set aside, the
                dial, its webhook, the receipt and the campaign's live message. One call after the other on one thread;
                the provider's double answers at once, the clock jumps, PostgreSQL is real. **Statements** count `begin`,
                `commit` and the tenant's name; several go in one round trip.
                """;
    }

    /** What was measured. */
    private record Taken(Map<String, Long> nanos, Map<String, Long> before, List<String> points, int calls) {
        String text() {
            var rows = nanos.entrySet().stream()
                    .map(kind -> "| %s, ms | %.2f | |%n"
                            .formatted(kind.getKey(), millis(kind.getValue() - before.getOrDefault(kind.getKey(), 0L))))
                    .collect(Collectors.joining());
            var all = millis(nanos.values().stream().mapToLong(Long::longValue).sum()
                    - before.values().stream().mapToLong(Long::longValue).sum());
            var statements = single().size() / (double) calls;
            return "| a call of %d | | goal |%n|---|---|---|%n".formatted(calls)
                    + rows
                    + "| all of it, ms | %.2f | |%n| round trips | %.2f | |%n"
                            .formatted(all, points.size() / (double) calls)
                    + "| statements | %.2f | under %.0f: %s |%n"
                            .formatted(statements, GOAL, statements < GOAL ? "met" : "MISSED");
        }

        private double millis(long time) {
            return time / 1e6 / calls;
        }

        private List<String> single() {
            return points.stream()
                    .flatMap(point -> Arrays.stream(point.split("; ")))
                    .toList();
        }

        /** The most frequent first. */
        void statements() {
            single().stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(one -> OUT.printf("%8.2f  %s%n", one.getValue() / (double) calls, one.getKey()));
        }
    }
}
