package com.speechcad.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived the JVM which started it; only ever the one of a given data folder. */
final class LeftoverPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final long PATIENCE_SECONDS = 10;

    private LeftoverPostmaster() {}

    /** Returns when no server runs on this folder any more. */
    static void stop(Path folder) throws IOException, InterruptedException {
        var found = find(folder);
        if (found.isEmpty()) {
            return;
        }
        var postmaster = found.orElseThrow();
        LOG.info("stopping the PostgreSQL that an earlier run left on {}", folder);
        // Fast shutdown first, then immediate; both leave a folder that recovers by itself.
        for (var signal : new String[] {"INT", "QUIT"}) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            if (ended(postmaster)) {
                return;
            }
        }
        postmaster.destroyForcibly();
        if (!ended(postmaster)) {
            throw new IOException("the PostgreSQL on " + folder + " cannot be stopped, pid " + postmaster.pid());
        }
    }

    /** A recycled process id must not cost a stranger its life: the command line has to name this folder. */
    private static Optional<ProcessHandle> find(Path folder) throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::trim)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains("-D " + folder + " "))
                        .isPresent());
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
