package com.speechcad.local.proof;

import com.speechcad.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL killed as a machine kills it that loses its power: the postmaster and everybody under it, with -9. */
final class KilledServer {
    private static final Duration TO_DIE = Duration.ofSeconds(120);

    private KilledServer() {}

    /** Kills it. @return once nobody of it is alive */
    static void kill(Path data) throws IOException, InterruptedException {
        var master = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow();
        List<ProcessHandle> family = new ArrayList<>(master.descendants().toList());
        family.addFirst(master);
        family.forEach(ProcessHandle::destroyForcibly);
        var end = System.nanoTime() + TO_DIE.toNanos();
        // Started over a living backend it would refuse, and rightly so.
        while (family.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it does not die");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Brings one that was killed up again, on the port that it had. */
    static LocalPostgres again(LocalPostgres killed, Path data) {
        // There is nothing left to stop, but this process still has the folder's lock.
        killed.close();
        return LocalPostgres.start(data, killed.port(), false);
    }
}
