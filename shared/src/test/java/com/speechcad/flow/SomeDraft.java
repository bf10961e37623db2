package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Drafts without findings, of every kind of step: one way through all of them, everything else by chance. */
final class SomeDraft {
    private final Random random;
    private final int length;

    private SomeDraft(int seed) {
        random = new Random(seed);
        length = 4 + random.nextInt(12);
    }

    /** The same for the same seed. */
    static Draft of(int seed) {
        return new SomeDraft(seed).draft();
    }

    private Draft draft() {
        var steps = new ArrayList<Step>();
        for (int number = 1; number < length; number++) {
            steps.add(step(number));
        }
        steps.add(new Step.End("s" + length, "Goodbye."));
        steps.add(new Step.End("s" + (length + 1), "We try again later."));
        return new Draft(steps).defaulting(Map.of("v", "1"));
    }

    private Step step(int number) {
        var id = "s" + number;
        var next = Optional.of("s" + (number + 1));
        var words = "Words of " + id + ".";
        // The last one leads to both ends, so that both are reached.
        if (number == length - 1) {
            return new Step.Menu(id, words, choices(next), Failure.going(1, Optional.of("s" + (length + 1))));
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Step.Menu(id, words, choices(next), failure(number, false));
            case 1 -> new Step.AskDigits(id, words, typed(), "digits_" + number, failure(number, true), next);
            case 2 ->
                new Step.Question(
                        id,
                        words,
                        "said_" + number,
                        List.of(new Step.Expected("agrees", any()), new Step.Expected("asks for another day", any())),
                        failure(number, true),
                        next);
            case 3 -> new Step.Feedback(id, words, "opinion_" + number, failure(number, true), next);
            case 4 -> new Step.Transfer(id, words, "+14155550142", next);
            case 5 ->
                new Step.Branch(
                        id,
                        List.of(
                                new Step.Case(new Comparison("v", Comparison.Operator.EQUALS, "1"), later(number)),
                                new Step.Case(new Comparison("v", Comparison.Operator.EQUALS, "2"), later(number))),
                        next);
            default -> new Step.PlayMessage(id, words, next);
        };
    }

    private List<Step.Choice> choices(Optional<String> next) {
        var choices = new ArrayList<Step.Choice>();
        choices.add(new Step.Choice('1', next));
        for (int more = random.nextInt(4); more > 0; more--) {
            choices.add(new Step.Choice((char) ('1' + more), any()));
        }
        return choices;
    }

    private Failure failure(int number, boolean canSkip) {
        return new Failure(random.nextInt(3), then(number, canSkip), then(number, canSkip));
    }

    private Failure.Then then(int number, boolean canSkip) {
        return switch (random.nextInt(4)) {
            case 0 -> new Failure.Then.End();
            case 1 -> new Failure.Then.Transfer("+14155550142");
            case 2 -> canSkip ? new Failure.Then.Skip() : new Failure.Then.End();
            default -> new Failure.Then.Go(later(number));
        };
    }

    private Typed typed() {
        return switch (random.nextInt(3)) {
            case 0 -> new Typed.YesNo();
            case 1 -> new Typed.Rating(5);
            default -> new Typed.Quantity(8);
        };
    }

    /** Further on, so that no circle forms in which nobody is asked, or nobody answers. */
    private Optional<String> later(int number) {
        return Optional.of("s" + (number + 1 + random.nextInt(length - number)));
    }

    private Optional<String> any() {
        return Optional.of("s" + (1 + random.nextInt(length)));
    }
}
