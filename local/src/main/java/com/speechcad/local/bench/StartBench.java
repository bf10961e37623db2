package com.speechcad.local.bench;

import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.local.runtime.RuntimeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code ./speechcad bench start}: every function from its process's start to its first answer, plain and with a JDK AOT
 * cache, one start of each after the other; and the webhooks' first answer after a restore, which is about the hooks and
 * the priming only: the process is the same before and after.
 */
public final class StartBench {
    private static final Path FOLDER = Path.of(".speechcad", "bench-start");
    private static final String RESTORES = "--restores";
    private static final Duration TO_WRITE = Duration.ofMinutes(3);
    /** What counts as warm is the median of those that follow the first answer, one at a time, in the same process. */
    private static final int WARM = 30;

    private final Rig rig;
    private final PrintStream out;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Long> classes = new LinkedHashMap<>();

    private StartBench(Rig rig, PrintStream out) {
        this.rig = rig;
        this.out = out;
    }

    /** Arguments: {@code --starts N} (20), {@code --restores} for the second table alone, {@code --write} into
     * docs/benchmarks.md (both tables only). */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int starts;
        boolean write;
        try {
            var asked = BenchArguments.read(withDefault(arguments));
            starts = asked.starts();
            write = asked.write();
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad bench start: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        forget();
        Files.createDirectories(FOLDER);
        try (var rig = Rig.start(FOLDER.resolve("postgres"))) {
            var machine = Machine.now(Clock.systemUTC());
            out.println(machine.line());
            machine.warning().ifPresent(out::println);
            var bench = new StartBench(rig, out);
            var restores = List.of(arguments).contains(RESTORES);
            var tables = restores ? bench.restored(starts) : bench.cold(starts) + "\n" + bench.restored(starts);
            if (write && !restores) {
                Sections.write(Sections.DOCUMENT, Sections.STARTS, StartReport.section(machine, tables));
            }
        } finally {
            forget();
        }
        System.exit(0);
    }

    private static String[] withDefault(String... arguments) {
        var given = Stream.of(arguments).filter(word -> !word.equals(RESTORES)).toList();
        return given.contains("--starts")
                ? given.toArray(String[]::new)
                : Stream.concat(Stream.of("--starts", "20"), given.stream()).toArray(String[]::new);
    }

    private String cold(int starts) throws IOException {
        var functions = Starts.functions(rig).stream()
                .filter(Starts.Function::isHere)
                .map(StartBench::packed)
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
        var loaded = FOLDER.resolve(function.name() + ".classes").toAbsolutePath();
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

    private static Starts.Function packed(Starts.Function function) {
        try {
            var folder = Files.createDirectories(FOLDER.resolve(function.name()).toAbsolutePath());
            return new Starts.Function(
                    function.name(), function.handler(), Jars.of(function.classPath(), folder), function.event());
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

    private static Path cache(Starts.Function function) {
        return FOLDER.resolve(function.name() + ".aot").toAbsolutePath();
    }

    private static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
