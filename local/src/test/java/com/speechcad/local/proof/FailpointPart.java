package com.speechcad.local.proof;

/** A fault between every two steps of every saga. */
final class FailpointPart {
    /** Who has lived in a world is looked at again with each tick, and a saga has up to some two thousand lives. */
    private static final int CROWDED = 800;

    private final Options options;

    FailpointPart(Options options) {
        this.options = options;
    }

    Part run() {
        var part = new Part("Failpoints");
        var began = System.nanoTime();
        var world = new World(true);
        var run = new CrashRun(world);
        var rungTwice = 0;
        try {
            for (var saga : Sagas.all()) {
                if (options.isOver(began)) {
                    part.wrong("not run, for the time was over: " + saga);
                    continue;
                }
                if (world.people() > CROWDED) {
                    rungTwice += world.voice.rungTwice();
                    world.close();
                    world = new World(true);
                    run.moveTo(world);
                }
                var sagaBegan = System.nanoTime();
                run.all(saga, options::points);
                System.out.printf(
                        "  %s: %d s, %d wrong%n",
                        saga,
                        (System.nanoTime() - sagaBegan) / 1_000_000_000L,
                        run.wrong().size());
            }
            rungTwice += world.voice.rungTwice();
        } finally {
            world.close();
        }
        run.points().forEach((saga, points) -> part.figure("points in the saga “" + saga + "”", points));
        run.injected().forEach((mode, count) -> part.figure("faults: " + mode, count));
        part.figure("armed faults whose point was not reached", run.notFired().size())
                .figure("steps whose sender was left without an answer", run.unknown())
                .figure("as without the fault after so many ticks of the clock", run.ticks())
                .figure("evaluations of all invariants", run.proofs())
                .figure(
                        "sagas that did not end as without the fault",
                        run.wrong().size())
                .figure("people rung twice", rungTwice);
        run.wrong().forEach(part::wrong);
        run.notFired().forEach(point -> part.wrong("not reached: " + point));
        return part.figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }
}
