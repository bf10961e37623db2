package com.speechcad.flow;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes where a step leads. */
public final class Rewire {
    private Rewire() {}

    /** What of a step leads somewhere: its continuation, a key of its menu, or its way out when nothing fits. */
    public sealed interface Exit {
        record Next() implements Exit {}

        record Key(char key) implements Exit {}

        record Otherwise() implements Exit {}
    }

    /** The step with that exit leading to {@code target}; an exit it does not have changes nothing. */
    public static Step lead(Step step, Exit exit, Optional<String> target) {
        return switch (step) {
            case Step.PlayMessage message
            when exit instanceof Exit.Next -> new Step.PlayMessage(message.id(), message.text(), target);
            case Step.Question question
            when exit instanceof Exit.Next ->
                new Step.Question(question.id(), question.text(), question.variable(), target);
            case Step.Menu menu
            when exit instanceof Exit.Key(var key) ->
                choices(menu, choice -> choice.key() == key ? new Step.Choice(key, target) : choice);
            case Step.Menu menu
            when exit instanceof Exit.Otherwise ->
                new Step.Menu(menu.id(), menu.text(), menu.choices(), menu.repetitions(), target);
            case Step.PlayMessage _, Step.Question _, Step.Menu _, Step.End _ -> step;
        };
    }

    static Step cut(Step step, String gone) {
        return each(step, target -> target.filter(id -> !id.equals(gone)));
    }

    static Step open(Step step, String added) {
        return each(step, target -> target.isEmpty() ? Optional.of(added) : target);
    }

    private static Step each(Step step, UnaryOperator<Optional<String>> change) {
        return switch (step) {
            case Step.PlayMessage(var id, var text, var next) -> new Step.PlayMessage(id, text, change.apply(next));
            case Step.Question(var id, var text, var variable, var next) ->
                new Step.Question(id, text, variable, change.apply(next));
            case Step.Menu(var id, var text, var choices, var repetitions, var otherwise) ->
                new Step.Menu(
                        id,
                        text,
                        choices.stream()
                                .map(choice -> new Step.Choice(choice.key(), change.apply(choice.next())))
                                .toList(),
                        repetitions,
                        change.apply(otherwise));
            case Step.End end -> end;
        };
    }

    private static Step.Menu choices(Step.Menu menu, UnaryOperator<Step.Choice> change) {
        return new Step.Menu(
                menu.id(),
                menu.text(),
                menu.choices().stream().map(change).toList(),
                menu.repetitions(),
                menu.otherwise());
    }
}
