package com.speechcad.local.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the figures were taken on.
 *
 * @param load how many wanted a processor during the last minute; negative where the system does not say
 */
public record Machine(LocalDate date, String system, String processor, int processors, String java, double load) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    public static Machine now(Clock clock) {
        return new Machine(
                LocalDate.now(clock),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** For whoever reads figures of a machine that has other things to do. */
    public Optional<String> warning() {
        return load > processors * 0.5
                ? Optional.of("WARNING: load %.1f on %d processors: read the ratios, not the milliseconds"
                        .formatted(load, processors))
                : Optional.empty();
    }

    public String line() {
        return "%s, %s, %s, %d processors, Java %s, load %.1f at the start"
                .formatted(date, system, processor, processors, java, load);
    }

    private static String model() {
        if (!Files.isReadable(PROCESSORS)) {
            return "processor unknown";
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException _) {
            return "processor unknown";
        }
    }
}
