package com.speechcad.local.proof;

import com.speechcad.db.TestApp;
import com.speechcad.wallet.Chain;
import com.speechcad.wallet.ChainRun;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Chains of commands against the real books and the model, the invariants proven after each step. */
final class ModelPart {
    private static final int LENGTH = 50;
    private static final int WORKERS = 2;

    private final Options options;

    ModelPart(Options options) {
        this.options = options;
    }

    Part run() throws Exception {
        var part = new Part("Model");
        var began = System.nanoTime();
        long steps = 0;
        long touched = 0;
        long proofs = 0;
        long chains = 0;
        long differences = 0;
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var works = java.util.stream.IntStream.range(0, WORKERS)
                    .mapToObj(number -> (Callable<Told>) () -> work(number, part))
                    .toList();
            for (var told : workers.invokeAll(works)) {
                steps += told.get().steps;
                touched += told.get().touched;
                proofs += told.get().proofs;
                chains += told.get().chains;
                differences += told.get().differences;
            }
        }
        return part.figure("steps told to the real books and to the model", steps)
                .figure("chains of %d steps, each in a tenant of its own".formatted(LENGTH), chains)
                .figure("evaluations of the touched accounts' invariants, after each step", touched)
                .figure("evaluations of all invariants, at each chain's end", proofs)
                .figure("differences", differences)
                .figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }

    private record Told(long steps, long touched, long proofs, long chains, long differences) {}

    private Told work(int number, Part part) {
        var seeds = new SplittableRandom(options.seed() + 7_919L * number);
        var began = System.nanoTime();
        try (var app = TestApp.start()) {
            var run = new ChainRun(app);
            var wanted = Math.ceilDiv(options.steps(), WORKERS);
            long chains = 0;
            long differences = 0;
            while (run.steps() < wanted && !options.isOver(began)) {
                var difference = run.run(Chain.of(seeds.nextLong(), LENGTH));
                difference.ifPresent(why -> wrong(part, why));
                differences += difference.isPresent() ? 1 : 0;
                chains++;
            }
            if (run.steps() < wanted) {
                wrong(part, "told only %d of %d steps, for the time was over".formatted(run.steps(), wanted));
            }
            return new Told(run.steps(), run.touched(), run.proofs(), chains, differences);
        }
    }

    private static void wrong(Part part, String why) {
        synchronized (part) {
            part.wrong(why);
        }
    }
}
