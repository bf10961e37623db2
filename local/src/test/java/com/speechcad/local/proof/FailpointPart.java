package com.speechcad.local.proof;

import com.speechcad.local.proof.Faults.Mode;
import java.util.EnumSet;

/** A fault between every two steps of every saga. */
final class FailpointPart {
    private final Options options;

    FailpointPart(Options options) {
        this.options = options;
    }

    Part run() {
        var part = new Part("Failpoints");
        var began = System.nanoTime();
        try (var world = new World(true)) {
            var run = new CrashRun(world);
            var end = began + options.minutes().toNanos();
            for (var saga : Sagas.all()) {
                for (var mode : EnumSet.complementOf(EnumSet.of(Mode.HANG))) {
                    if (System.nanoTime() < end) {
                        run.all(saga, mode, options.points());
                        System.out.printf(
                                "  %s, %s: %d wrong%n", saga, mode, run.wrong().size());
                    } else {
                        part.figure("not run for lack of time: " + saga + ", " + mode, "-");
                    }
                }
                // A frozen connection keeps its locks until the server ends it, which takes eight seconds each.
                if (System.nanoTime() < end) {
                    run.all(saga, Mode.HANG, options.full() ? options.points() : 2);
                }
            }
            run.points().forEach((saga, points) -> part.figure("points in the saga “" + saga + "”", points));
            run.injected().forEach((mode, count) -> part.figure("faults: " + mode, count));
            part.figure(
                            "armed faults whose point was not reached",
                            run.notFired().size())
                    .figure("steps whose sender was left without an answer", run.unknown())
                    .figure("as without the fault after so many ticks of the clock", run.ticks())
                    .figure("evaluations of all invariants", run.proofs())
                    .figure(
                            "sagas that did not end as without the fault",
                            run.wrong().size())
                    .figure("people rung twice", world.voice.rungTwice());
            run.wrong().forEach(part::wrong);
        }
        return part.figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }
}
