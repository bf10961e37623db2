package com.speechcad.local.bench;

import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.local.runtime.RuntimeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code ./speechcad bench start}: every function from its process's start to its first answer, plain and with a JDK AOT
 * cache, one start of each after the other; and the webhooks' first answer after a restore, which is about the hooks and
 * the priming only: the process is the same before and after.
 */
public final class StartBench {
    private static final int STARTS = 20;
    private static final Duration TO_WRITE = Duration.ofMinutes(3);
    /** What counts as warm is the median of those that follow the first answer, one at a time, in the same process. */
    private static final int WARM = 30;

    private final Rig rig;
    private final Path folder;
    private final PrintStream out;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Long> classes = new LinkedHashMap<>();

    private StartBench(Rig rig, Path folder, PrintStream out) {
        this.rig = rig;
        this.folder = folder;
        this.out = out;
    }

    /** Arguments: {@code --starts N} (20), {@code --restores} for the second table alone, {@code --write} into
     * docs/benchmarks.md (both tables only). */
    public static void main(String[] arguments) throws IOException {
        var asked = BenchProcess.readOrExit(
                "bench start", typed -> BenchArguments.read(BenchArguments.STARTS, STARTS, typed), arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-start");
                var rig = Rig.start(process.folder().resolve("postgres"))) {
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            var bench = new StartBench(rig, process.folder(), out);
            var cold = asked.restoresOnly() ? "" : bench.cold(asked.starts()) + "\n";
            var tables = cold + bench.restored(asked.starts());
            if (asked.write()) {
                Sections.write(Sections.DOCUMENT, Sections.STARTS, StartReport.section(machine, tables));
            }
        }
        System.exit(0);
    }

    private String cold(int starts) throws IOException {
        var functions = Starts.functions(rig).stream()
                .filter(Starts.Function::isHere)
                .map(this::packed)
                .toList();
        for (var function : functions) {
            out.println("Training " + function.name() + " ...");
            classes.put(function.name(), train(function));
        }
        for (int i = 0; i < starts; i++) {
            for (var function : i % 2 == 0 ? functions : functions.reversed()) {
                cell(function.name(), "plain").add(first(function, List.of()));
                cell(function.name(), "AOT cache").add(first(function, List.of("-XX:AOTCache=" + cache(function))));
            }
        }
        var table =
                StartReport.cold(functions.stream().map(Starts.Function::name).toList(), seconds, classes);
        out.println(table);
        return table;
    }

    /** Each restore is followed by warm answers of the same process, against which it is read. */
    private String restored(int restores) {
        var rows = new LinkedHashMap<String, List<StartReport.Restored>>();
        for (int i = 0; i < restores; i++) {
            for (var function : Starts.functions(rig)) {
                if (function.name().contains("webhook")) {
                    var one = restored(function);
                    rows.computeIfAbsent(function.name(), _ -> new ArrayList<>())
                            .add(one);
                    // It takes long; whoever has to stop it has what there is.
                    out.printf(
                            Locale.ROOT,
                            "%d/%d %s: hooks %.0f ms, first %.1f, warm %.1f%n",
                            i + 1,
                            restores,
                            function.name(),
                            one.hooksMillis(),
                            one.firstMillis(),
                            one.warmMillis());
                }
            }
        }
        var table = StartReport.restored(rows);
        out.println(table);
        return table;
    }

    private StartReport.Restored restored(Starts.Function function) {
        try (var process = RuntimeProcess.startFrozen(settings(function, List.of()))) {
            if (!process.awaitFrozen(Starts.PATIENCE)) {
                throw new IllegalStateException(function.name() + " is never ready for its snapshot");
            }
            var event = function.event().get();
            process.restore();
            if (!process.awaitReady(Starts.PATIENCE)) {
                throw new IllegalStateException(function.name() + " does not come back from its snapshot");
            }
            var hooks = process.sinceRestore().toNanos() / 1e6;
            var sent = System.nanoTime();
            answered(function, process, process.invoke(event));
            var first = (System.nanoTime() - sent) / 1e6;
            var warm = new ArrayList<Double>();
            for (int i = 0; i < WARM; i++) {
                var next = function.event().get();
                var began = System.nanoTime();
                answered(function, process, process.invoke(next));
                warm.add((System.nanoTime() - began) / 1e6);
            }
            return new StartReport.Restored(hooks, first, Figures.spread(warm).median());
        }
    }

    private double first(Starts.Function function, List<String> jvm) {
        var event = function.event().get();
        try (var process = RuntimeProcess.start(settings(function, jvm))) {
            var outcome = process.invoke(event);
            var age = process.age();
            answered(function, process, outcome);
            return age.toMillis() / 1e3;
        }
    }

    /** @return how many classes were loaded for the first answer */
    private long train(Starts.Function function) throws IOException {
        var loaded = folder.resolve(function.name() + ".classes").toAbsolutePath();
        var jvm = List.of("-XX:AOTCacheOutput=" + cache(function), "-Xlog:class+load:file=" + loaded);
        try (var process = RuntimeProcess.start(settings(function, jvm))) {
            answered(function, process, process.invoke(function.event().get()));
            process.end(TO_WRITE);
        }
        if (!Files.exists(cache(function))) {
            throw new IllegalStateException("no AOT cache of " + function.name() + " was written");
        }
        try (var lines = Files.lines(loaded)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    private Starts.Function packed(Starts.Function function) {
        try {
            var jars = Files.createDirectories(folder.resolve(function.name()).toAbsolutePath());
            return new Starts.Function(
                    function.name(), function.handler(), Jars.of(function.classPath(), jars), function.event());
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private RuntimeSettings settings(Starts.Function function, List<String> more) {
        var jvm = new ArrayList<>(Starts.JVM);
        jvm.addAll(more);
        return new RuntimeSettings(
                function.name(),
                function.handler(),
                function.classPath(),
                rig.plainEnvironment(),
                jvm,
                Starts.PATIENCE);
    }

    private static void answered(Starts.Function function, RuntimeProcess process, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered(var payload)) || Starts.isRefusal(payload)) {
            throw new IllegalStateException(function.name() + " did not answer as it should: " + outcome
                    + System.lineSeparator() + process.log());
        }
    }

    private List<Double> cell(String function, String way) {
        return seconds.computeIfAbsent(function + " " + way, _ -> new ArrayList<>());
    }

    private Path cache(Starts.Function function) {
        return folder.resolve(function.name() + ".aot").toAbsolutePath();
    }
}
