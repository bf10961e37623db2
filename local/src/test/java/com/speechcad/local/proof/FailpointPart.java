package com.speechcad.local.proof;

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
            for (var saga : Sagas.all()) {
                if (options.isOver(began)) {
                    part.wrong("not run, for the time was over: " + saga);
                } else {
                    run.all(saga, options::points);
                    System.out.printf("  %s: %d wrong%n", saga, run.wrong().size());
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
            run.notFired().forEach(point -> part.wrong("not reached: " + point));
        }
        return part.figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }
}
