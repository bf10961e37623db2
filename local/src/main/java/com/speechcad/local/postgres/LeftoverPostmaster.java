package com.speechcad.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the JVM which started it, or what a killed one left behind; only ever the one of a given
 * data folder.
 */
final class LeftoverPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** Of {@code postmaster.pid}: the key and the id of the server's shared memory. */
    private static final int SHARED_MEMORY_LINE = 6;

    private final Path folder;
    private final Path file;

    private LeftoverPostmaster(Path folder) {
        this.folder = folder;
        file = folder.resolve("postmaster.pid");
    }

    /** Returns when no server runs on this folder any more, and nothing keeps the next one from starting. */
    static void stop(Path folder) throws IOException, InterruptedException {
        var leftover = new LeftoverPostmaster(folder);
        if (!Files.exists(leftover.file)) {
            return;
        }
        var lines = Files.readAllLines(leftover.file);
        var process = process(lines);
        if (process.filter(leftover::isOurs).isPresent()) {
            leftover.end(process.orElseThrow());
        }
        // Its workers notice by themselves that it is dead, a moment later; until then a new server refuses to start.
        within(() -> !ProcessFiles.isAttached(sharedMemory(lines)));
        process.ifPresent(leftover::forget);
    }

    private void end(ProcessHandle postmaster) throws IOException, InterruptedException {
        LOG.info("stopping the PostgreSQL that an earlier run left on {}", folder);
        // Fast shutdown first, then immediate; both leave a folder that recovers by itself.
        for (var signal : new String[] {"INT", "QUIT", "KILL"}) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            if (within(() -> isGone(postmaster))) {
                return;
            }
        }
        throw new IOException("the PostgreSQL on " + folder + " cannot be stopped, pid " + postmaster.pid());
    }

    /**
     * A server believes its predecessor to be alive as long as there is a process of its number: one that nobody has
     * buried yet, or a stranger's who got the number since.
     */
    private void forget(ProcessHandle process) {
        var isStranger = process.info()
                .commandLine()
                .filter(line -> !line.contains("postgres"))
                .isPresent();
        if (process.isAlive() && (isStranger || isGone(process))) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException broken) {
                LOG.warn("{} cannot be removed", file, broken);
            }
        }
    }

    /** A recycled process id must not cost a stranger its life: the command line has to name this folder. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("postgres") && line.contains("-D " + folder + " "))
                .isPresent();
    }

    private static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || ProcessFiles.isUnburied(process.pid());
    }

    private static Optional<ProcessHandle> process(List<String> lines) {
        return lines.stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    /** Its id, or nothing. */
    private static String sharedMemory(List<String> lines) {
        var words = lines.size() > SHARED_MEMORY_LINE
                ? lines.get(SHARED_MEMORY_LINE).trim().split("\\s+")
                : new String[0];
        return words.length == 2 ? words[1] : "";
    }

    private static boolean within(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
