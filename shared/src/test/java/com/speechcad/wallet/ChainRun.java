package com.speechcad.wallet;

import com.speechcad.db.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells a chain to the real books and to the model, and says where they first disagree. */
public final class ChainRun {
    /** So often what was done since is folded into the platform's checkpoint, and so much of it at a time. */
    private static final int A_FOLD = 12;

    private static final int FOLDED = 7;

    private final TestApp app;
    private long steps;
    private long touched;
    private long proofs;

    public ChainRun(TestApp app) {
        this.app = app;
    }

    /** How many steps were told so far. */
    public long steps() {
        return steps;
    }

    /** How often the invariants of the touched accounts were evaluated so far. */
    public long touched() {
        return touched;
    }

    /** How often all invariants were evaluated so far. */
    public long proofs() {
        return proofs;
    }

    /** @return the shortest chain found that fails, and how; nothing when all is well */
    public Optional<String> run(Chain chain) {
        return difference(chain).map(first -> {
            var shortest = chain;
            var why = first;
            for (var step : chain.steps()) {
                var shorter = shortest.without(step);
                var still = difference(shorter);
                if (still.isPresent()) {
                    shortest = shorter;
                    why = still.get();
                }
            }
            return "seed %d: %s%n%s".formatted(chain.seed(), why, told(shortest));
        });
    }

    /** @return how the chain fails, as it is; nothing when all is well */
    Optional<String> difference(Chain chain) {
        var books = new Books(Chain.PEOPLE);
        var real = new RealBooks(app, Chain.PEOPLE);
        var teller = new Chain.Teller(books);
        try {
            for (var step : chain.steps()) {
                var command = teller.command(step);
                var wanted = books.tell(command, teller.now());
                var got = real.tell(command, teller.now());
                steps++;
                var wrong = wrong(books, real.state(), wanted, got);
                if (wrong.isPresent()) {
                    return Optional.of("step %d, %s: %s".formatted(step.number(), command, wrong.get()));
                }
                if (step.number() % A_FOLD == A_FOLD - 1) {
                    real.fold(FOLDED);
                }
            }
            proofs++;
            return wrong(books, real.ending());
        } finally {
            real.over();
        }
    }

    private Optional<String> wrong(Books books, RealBooks.State is, Told wanted, Told got) {
        if (!wanted.equals(got)) {
            return Optional.of("told " + got + " instead of " + wanted);
        }
        var should = IntStream.range(0, Chain.PEOPLE)
                .mapToObj(who -> books.purse(who).toString())
                .toList();
        if (!should.equals(is.purses())) {
            return Optional.of("has " + is.purses() + " instead of " + should);
        }
        touched++;
        return is.faults().isEmpty() ? Optional.empty() : Optional.of("the books are broken: " + is.faults());
    }

    /**
     * The platform's balances, and what is not settled, are those of the model; and the proof, asked so late that everything
     * should have been settled, finds that and nothing else.
     */
    private static Optional<String> wrong(Books books, RealBooks.Ending is) {
        var should = new RealBooks.Ending(
                books.platform(), books.unsettled(), books.overdue().size(), List.of());
        return should.equals(is)
                ? Optional.empty()
                : Optional.of("at the end is %s instead of %s".formatted(is, should));
    }

    private static List<String> told(Chain chain) {
        var books = new Books(Chain.PEOPLE);
        var teller = new Chain.Teller(books);
        var told = new ArrayList<String>();
        for (var step : chain.steps()) {
            var command = teller.command(step);
            told.add("%n  %d %s: %s".formatted(step.number(), command, books.tell(command, teller.now())));
        }
        return told;
    }
}
