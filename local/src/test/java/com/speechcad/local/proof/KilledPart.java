package com.speechcad.local.proof;

import com.speechcad.campaign.Sim;
import com.speechcad.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;

/** The campaigns of {@link PacePart} while the whole stack, its JVM and its PostgreSQL, is killed with -9 on the way. */
final class KilledPart {
    private static final String PASSWORD = "local-only";

    private final long seed;
    private final int slots;
    private final int cps;

    KilledPart(long seed, int slots, int cps) {
        this.seed = seed;
        this.slots = slots;
        this.cps = cps;
    }

    Part run(int calls, int kills) {
        try {
            var folder = Files.createTempDirectory("campaign-proof");
            try {
                return run(calls, kills, folder.resolve("data"));
            } finally {
                remove(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Part run(int calls, int kills, Path data) {
        var part = new Part("The whole stack killed");
        var pace = new PacePart(seed, slots, cps);
        var postgres = LocalPostgres.start(data, 0, true);
        postgres.migrate(PASSWORD);
        var stack = new AtomicReference<RemoteStack>();
        try (var sim = new Sim(seed, slots, cps, postgres.url(), one -> {
            stack.set(new RemoteStack(one, postgres, data, slots, pace.fates(), seed));
            return stack.get();
        })) {
            for (int kill = 1; kill <= kills; kill++) {
                sim.in(pace.expected(calls).multipliedBy(kill).dividedBy(kills + 1L), stack.get()::arm);
            }
            var run = pace.campaigns(sim, calls, part);
            stack.get().wrong().forEach(part::wrong);
            if (stack.get().kills() != kills) {
                part.wrong("killed only " + stack.get().kills() + " times");
            }
            return PacePart.figures(part, run, calls)
                    .figure(
                            "times that the JVM and its PostgreSQL were killed (-9)",
                            stack.get().kills())
                    .figure("of which in the middle of a step", stack.get().within());
        } finally {
            stack.get().close();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
