package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes where a step leads. */
public final class Rewire {
    private Rewire() {}

    /** What of a step leads somewhere. */
    public sealed interface Exit {
        /** When it was said, or answered in a way that has no exit of its own. */
        record Next() implements Exit {}

        /** A key of a menu. */
        record Key(char key) implements Exit {}

        /** When nothing fits: of a branch, and of a step where silence and a wrong answer end alike. */
        record Otherwise() implements Exit {}

        /** When nothing came at last. */
        record Silent() implements Exit {}

        /** When something came that does not fit, at last. */
        record Wrong() implements Exit {}

        /** An answer that a question expects, counted from 0. */
        record Answer(int index) implements Exit {}

        /** A comparison of a branch, counted from 0. */
        record Case(int index) implements Exit {}

        /** When a transfer fails. */
        record Failed() implements Exit {}
    }

    /** The step with that exit leading to {@code target}; an exit it does not have changes nothing. */
    public static Step lead(Step step, Exit exit, Optional<String> target) {
        return switch (exit) {
            case Exit.Next() -> next(step, target);
            case Exit.Failed() ->
                step instanceof Step.Transfer transfer
                        ? new Step.Transfer(transfer.id(), transfer.text(), transfer.number(), target)
                        : step;
            case Exit.Key(var key) ->
                step instanceof Step.Menu menu
                        ? menu.offering(menu.choices().stream()
                                .map(choice -> choice.key() == key ? new Step.Choice(key, target) : choice)
                                .toList())
                        : step;
            case Exit.Answer(var index) ->
                step instanceof Step.Question question
                        ? question.expecting(
                                changed(question.expected(), index, old -> new Step.Expected(old.condition(), target)))
                        : step;
            case Exit.Case(var index) ->
                step instanceof Step.Branch branch
                        ? branch.comparing(
                                changed(branch.cases(), index, old -> new Step.Case(old.comparison(), target)))
                        : step;
            case Exit.Otherwise() ->
                step instanceof Step.Branch branch
                        ? new Step.Branch(branch.id(), branch.cases(), target)
                        : failing(step, old -> Failure.going(old.retries(), target));
            case Exit.Silent() -> failing(step, old -> new Failure(old.retries(), new Then.Go(target), old.wrong()));
            case Exit.Wrong() -> failing(step, old -> new Failure(old.retries(), old.silent(), new Then.Go(target)));
        };
    }

    /** The step with another behaviour when it gets no answer; a step that does not listen is unchanged. */
    public static Step failing(Step step, Function<Failure, Failure> change) {
        return step instanceof Step.Listening listening ? listening.failing(change.apply(listening.failure())) : step;
    }

    private static Step next(Step step, Optional<String> target) {
        return switch (step) {
            case Step.PlayMessage message -> new Step.PlayMessage(message.id(), message.text(), target);
            case Step.AskDigits(var id, var text, var typed, var variable, var failure, var _) ->
                new Step.AskDigits(id, text, typed, variable, failure, target);
            case Step.Question(var id, var text, var variable, var expected, var failure, var _) ->
                new Step.Question(id, text, variable, expected, failure, target);
            case Step.Feedback(var id, var text, var variable, var failure, var _) ->
                new Step.Feedback(id, text, variable, failure, target);
            case Step.Menu _, Step.Transfer _, Step.SpeakAgain _, Step.Branch _, Step.End _ -> step;
        };
    }

    private static <T> List<T> changed(List<T> list, int index, Function<T, T> change) {
        var copy = new ArrayList<>(list);
        if (index >= 0 && index < copy.size()) {
            copy.set(index, change.apply(copy.get(index)));
        }
        return copy;
    }

    static Step cut(Step step, String gone) {
        return step.leading(target -> target.filter(id -> !id.equals(gone)));
    }

    static Step open(Step step, String added) {
        return step.leading(target -> target.isEmpty() ? Optional.of(added) : target);
    }
}
