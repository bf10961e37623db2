package com.speechcad.local.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./speechcad bench load}: request to commit at half of the rate that one function's instance can bear, which is
 * measured first, one request after the other. A request that is due while another one runs waits, and its waiting counts.
 */
public final class LoadBench {
    private static final int SLICE = 20;
    private static final int WARM_UP = 100;
    private static final double SHARE = 0.5;
    private static final String WRITTEN = "Written to " + Sections.DOCUMENT + " and " + LoadFigures.FILE
            + ", of which docs/cost.md is made: write that anew, too, by CostTest of infra with -Dcost.write=true.";

    private LoadBench() {}

    /** Arguments: {@code --rounds N} of twenty requests of each work (10), {@code --write} into docs/benchmarks.md and docs/load.properties. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var asked = BenchProcess.readOrExit(
                "bench load", typed -> BenchArguments.read(BenchArguments.LOAD, 1, typed), arguments);
        var rounds = asked.rounds();
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-load");
                var rig = Rig.start(process.folder())) {
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            var lines = new ArrayList<String>();
            var figures = new TreeMap<String, String>();
            lines.add("\n"
                    + "| | alone p50 ms | ≤ bare + 3 commits | at 50 %: a request every ms | p50 ms | p99 ms | p99"
                    + " ÷ p50 (goal ≤ 3) |\n"
                    + "|---|---|---|---|---|---|---|");
            var commit = quantile(alone(FloorWork.oneRow(rig), rounds).toCommit(), 0.5);
            // What the machine itself does to an answer that asks nobody is on every other line too.
            var bare = FloorWork.bareHandler(rig);
            var floor = alone(bare, rounds);
            lines.add(row(bare, floor, "one commit: %.2f ms".formatted(commit), rounds));
            var most = quantile(floor.toCommit(), 0.5) + 3 * commit;
            for (var work : List.of(new TapWork(rig), new CallEndedWork(rig), new PaymentWork(rig))) {
                var alone = alone(work, rounds);
                var p50 = quantile(alone.toCommit(), 0.5);
                lines.add(row(
                        work, alone, "%.1f times %s".formatted(p50 / most, p50 <= most ? "met" : "MISSED"), rounds));
                figures.put(work.name().replace('_', '-') + "-ms", LoadFigures.millis(alone.service));
            }
            var table = String.join("\n", lines);
            out.println(table);
            if (asked.write()) {
                Sections.write(
                        Sections.DOCUMENT,
                        Sections.LOAD,
                        Sections.LOAD + "\n\nWritten by `./speechcad bench load --write`. " + machine.line() + "\n"
                                + machine.warning()
                                        .map(warning -> "\n" + warning + "\n")
                                        .orElse("")
                                + table);
                // A call has no payment in it.
                figures.remove("payment-ms");
                figures.put("timed", machine.line());
                LoadFigures.write(LoadFigures.FILE, figures);
                out.println(WRITTEN);
            }
        }
        System.exit(0);
    }

    /**
     * One after the other.
     *
     * @param toCommit milliseconds
     * @param service milliseconds from one request to the next
     */
    private record Alone(List<Double> toCommit, double service) {}

    private static Alone alone(Work work, int rounds) {
        var toCommit = new ArrayList<Double>();
        var busy = new ArrayList<Double>();
        // The first rounds warm up and say how long one takes.
        for (int i = 0; i < rounds + WARM_UP; i++) {
            work.prepare(SLICE);
            for (int j = 0; j < SLICE; j++) {
                var began = System.nanoTime();
                var sample = work.once();
                if (i >= WARM_UP) {
                    toCommit.add(sample.toCommitNanos() / 1e6);
                    busy.add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        return new Alone(toCommit, Figures.spread(busy).median());
    }

    private static String row(Work work, Alone alone, String judged, int rounds) {
        var every = Duration.ofNanos((long) (alone.service / SHARE * 1e6));
        var loaded = loaded(work, rounds, every);
        var p50 = quantile(loaded, 0.5);
        var p99 = quantile(loaded, 0.99);
        return "| %s | %.2f | %s | %.1f | %.2f | %.2f | %.1f %s |"
                .formatted(
                        work.name(),
                        quantile(alone.toCommit, 0.5),
                        judged,
                        every.toNanos() / 1e6,
                        p50,
                        p99,
                        p99 / p50,
                        p99 <= 3 * p50 ? "met" : "MISSED");
    }

    /** Arrivals at even distances; how late one begins is part of how long it took. */
    private static List<Double> loaded(Work work, int rounds, Duration every) {
        var taken = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            work.prepare(SLICE);
            var start = System.nanoTime();
            for (int j = 0; j < SLICE; j++) {
                var due = start + j * every.toNanos();
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var late = System.nanoTime() - due;
                taken.add((late + work.once().toCommitNanos()) / 1e6);
            }
        }
        return taken;
    }

    private static double quantile(List<Double> values, double quantile) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
    }

    static {
        // Figures are written alike wherever they are taken.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
}
