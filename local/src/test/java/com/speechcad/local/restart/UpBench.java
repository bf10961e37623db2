package com.speechcad.local.restart;

import com.speechcad.local.bench.BenchProcess;
import com.speechcad.local.bench.Machine;
import com.speechcad.local.bench.Sections;
import com.speechcad.local.words.Form;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * {@code ./speechcad bench up}: how long the lab takes until it is ready, with nothing there and on a folder that it has been
 * on, and what it takes of the memory after the first journey was played on it.
 */
public final class UpBench {
    static final Form FORM = Form.of("bench up", "--starts N", "--write");

    private static final int STARTS = 3;
    private static final int MOST_STARTS = 100;
    private static final double READY_GOAL = 30;
    private static final long MEMORY_GOAL = 1_500;

    private UpBench() {}

    public static void main(String[] arguments) throws IOException {
        var words = BenchProcess.readOrExit("bench up", FORM::read, arguments);
        var starts = BenchProcess.readOrExit("bench up", _ -> words.number("--starts", STARTS, MOST_STARTS));
        var out = BenchProcess.out();
        String section;
        try (var process = BenchProcess.start("bench-up")) {
            var machine = Machine.now(Clock.systemUTC());
            var fresh = new ArrayList<Double>();
            var again = new ArrayList<Double>();
            var memory = Optional.<StackMemory>empty();
            for (int i = 0; i < starts; i++) {
                out.printf("Start %d of %d ...%n", i + 1, starts);
                var folder = process.folder().resolve("lab-" + i).toAbsolutePath();
                try (var lab = KilledLab.onNothing(folder)) {
                    fresh.add(lab.secondsToReady().getLast());
                }
                try (var lab = KilledLab.onNothing(folder)) {
                    again.add(lab.secondsToReady().getLast());
                    if (i == starts - 1) {
                        new InterruptedJourney(lab, (_, _) -> false).play();
                        memory = lab.memory();
                    }
                }
            }
            section = Sections.LAB + "\n\nWritten by `./speechcad bench up --write`. " + machine.line() + ".\n\n"
                    + machine.warning().map(warning -> warning + "\n\n").orElse("")
                    + "| | | goal |\n|---|---|---|\n"
                    + ready("ready with nothing there, s", fresh)
                    + ready("ready on the same folder again, s", again)
                    + memory.map(UpBench::row).orElse("")
                    + """

                    %d starts of each, as `up` says it, in a process with `up`'s own options; the median with the least and the most.
                    **Memory** is what the processes hold, shared pages in shares (PSS), after somebody came, paid, bought a plan,
                    built a flow, called and read the receipt.
                    """.formatted(starts);
        }
        out.println(section);
        if (words.has("--write")) {
            Sections.write(Sections.DOCUMENT, Sections.LAB, section);
            out.println("Written to " + Sections.DOCUMENT);
        }
        System.exit(0);
    }

    private static String row(StackMemory memory) {
        return "| memory after the first journey, MB | %d + PostgreSQL's %d = %d | ≤ %d: %s |%n"
                .formatted(
                        memory.virtualMachine(),
                        memory.postgres(),
                        memory.all(),
                        MEMORY_GOAL,
                        memory.all() <= MEMORY_GOAL ? "met" : "MISSED");
    }

    private static String ready(String what, List<Double> seconds) {
        var sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var median = sorted[sorted.length / 2];
        return String.format(
                Locale.ROOT,
                "| %s | %.1f (%.1f–%.1f) | ≤ %.0f: %s |%n",
                what,
                median,
                sorted[0],
                DoubleStream.of(sorted).max().orElseThrow(),
                READY_GOAL,
                median <= READY_GOAL ? "met" : "MISSED");
    }
}
