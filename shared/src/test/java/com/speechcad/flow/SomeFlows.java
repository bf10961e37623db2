package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Flows of every kind of step, wired at random; those that cannot be published are thrown away. */
public final class SomeFlows {
    private static final Comparison.Operator[] OPERATORS = Comparison.Operator.values();

    private SomeFlows() {}

    public static Arbitrary<Draft> publishable() {
        return Arbitraries.longs()
                .map(seed -> draft(new Random(seed)))
                .filter(10_000, draft -> CheckFlow.check(draft).isEmpty());
    }

    private static Draft draft(Random random) {
        var size = 2 + random.nextInt(9);
        var steps = new ArrayList<Step>();
        for (int at = 1; at < size; at++) {
            steps.add(step(random, at, size));
        }
        steps.add(new Step.End("s" + size, "Goodbye."));
        return new Draft(steps).defaulting(Map.of("name", "there", "mark", "3"));
    }

    private static Step step(Random random, int at, int size) {
        var id = "s" + at;
        // Most ways lead on, so that most flows are whole.
        var next = Optional.of("s" + (at + 1));
        var failure = failure(random, at, size);
        var variable = "kept_" + at;
        return switch (random.nextInt(8)) {
            case 0 -> new Step.PlayMessage(id, "Hello {{name}}.", next);
            case 1 -> new Step.Menu(id, "Press a key.", choices(random, at, size), going(random, at, size));
            case 2 -> new Step.AskDigits(id, "Type it.", typed(random), variable, failure, next);
            case 3 ->
                new Step.Question(
                        id,
                        "What do you think?",
                        variable,
                        List.of(new Step.Expected("agrees", any(random, at, size))),
                        failure,
                        next);
            case 4 -> new Step.Feedback(id, "Anything else?", variable, failure, next);
            case 5 -> new Step.Transfer(id, "One moment.", "+14155550199", next);
            case 6 -> {
                var operator = OPERATORS[random.nextInt(OPERATORS.length)];
                var one = new Comparison("mark", operator, "3");
                yield new Step.Branch(id, List.of(new Step.Case(one, any(random, at, size))), next);
            }
            default -> at == 1 ? new Step.PlayMessage(id, "Hello.", next) : menuBefore(random, id, at, size);
        };
    }

    /** A menu of which one key says it again. */
    private static Step menuBefore(Random random, String id, int at, int size) {
        return random.nextBoolean()
                ? new Step.SpeakAgain(id)
                : new Step.Menu(id, "Press 0.", choices(random, at, size), Failure.going(0, forward(random, at, size)));
    }

    private static List<Step.Choice> choices(Random random, int at, int size) {
        var all = new ArrayList<Step.Choice>();
        all.add(new Step.Choice('1', Optional.of("s" + (at + 1))));
        all.add(new Step.Choice(random.nextBoolean() ? '#' : '*', any(random, at, size)));
        return all;
    }

    private static Failure failure(Random random, int at, int size) {
        return random.nextBoolean() ? Failure.skipping(random.nextInt(3)) : going(random, at, size);
    }

    private static Failure going(Random random, int at, int size) {
        Then silent = random.nextInt(4) == 0 ? new Then.End() : new Then.Go(forward(random, at, size));
        Then wrong = random.nextInt(4) == 0 ? new Then.Transfer("+14155550199") : new Then.Go(any(random, at, size));
        return new Failure(random.nextInt(3), silent, wrong);
    }

    private static Typed typed(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Typed.YesNo();
            case 1 -> new Typed.Rating(5);
            case 2 -> new Typed.Quantity(120);
            case 3 -> new Typed.CalendarDay();
            case 4 -> new Typed.PostalCode();
            default -> new Typed.Reference(Optional.of(new java.util.UUID(0, 1)));
        };
    }

    private static Optional<String> forward(Random random, int at, int size) {
        return Optional.of("s" + (at + 1 + random.nextInt(size - at)));
    }

    private static Optional<String> any(Random random, int at, int size) {
        return random.nextInt(3) == 0 ? Optional.of("s" + (1 + random.nextInt(size))) : forward(random, at, size);
    }
}
