package com.speechcad.flow;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The same step with other words, or leading elsewhere. */
final class StepChange {
    private StepChange() {}

    static Step saying(Step step, String words) {
        return switch (step) {
            case Step.PlayMessage(var id, var _, var next) -> new Step.PlayMessage(id, words, next);
            case Step.Menu(var id, var _, var choices, var failure) -> new Step.Menu(id, words, choices, failure);
            case Step.AskDigits(var id, var _, var typed, var variable, var failure, var next) ->
                new Step.AskDigits(id, words, typed, variable, failure, next);
            case Step.Question(var id, var _, var variable, var expected, var failure, var next) ->
                new Step.Question(id, words, variable, expected, failure, next);
            case Step.Feedback(var id, var _, var variable, var failure, var next) ->
                new Step.Feedback(id, words, variable, failure, next);
            case Step.Transfer(var id, var _, var number, var failed) -> new Step.Transfer(id, words, number, failed);
            case Step.End(var id, var _) -> new Step.End(id, words);
            case Step.SpeakAgain _, Step.Branch _ -> step;
        };
    }

    static Step named(Step step, String id) {
        return switch (step) {
            case Step.PlayMessage(var _, var text, var next) -> new Step.PlayMessage(id, text, next);
            case Step.Menu(var _, var text, var choices, var failure) -> new Step.Menu(id, text, choices, failure);
            case Step.AskDigits(var _, var text, var typed, var variable, var failure, var next) ->
                new Step.AskDigits(id, text, typed, variable, failure, next);
            case Step.Question(var _, var text, var variable, var expected, var failure, var next) ->
                new Step.Question(id, text, variable, expected, failure, next);
            case Step.Feedback(var _, var text, var variable, var failure, var next) ->
                new Step.Feedback(id, text, variable, failure, next);
            case Step.Transfer(var _, var text, var number, var failed) -> new Step.Transfer(id, text, number, failed);
            case Step.Branch(var _, var cases, var otherwise) -> new Step.Branch(id, cases, otherwise);
            case Step.SpeakAgain _ -> new Step.SpeakAgain(id);
            case Step.End(var _, var text) -> new Step.End(id, text);
        };
    }

    static Step leading(Step step, UnaryOperator<Optional<String>> change) {
        return switch (step) {
            case Step.PlayMessage(var id, var text, var next) -> new Step.PlayMessage(id, text, change.apply(next));
            case Step.Menu(var id, var text, var choices, var failure) ->
                new Step.Menu(
                        id,
                        text,
                        choices.stream()
                                .map(choice -> new Step.Choice(choice.key(), change.apply(choice.next())))
                                .toList(),
                        failure.leading(change));
            case Step.AskDigits(var id, var text, var typed, var variable, var failure, var next) ->
                new Step.AskDigits(id, text, typed, variable, failure.leading(change), change.apply(next));
            case Step.Question(var id, var text, var variable, var expected, var failure, var next) ->
                new Step.Question(
                        id,
                        text,
                        variable,
                        expected.stream()
                                .map(answer -> new Step.Expected(answer.condition(), change.apply(answer.next())))
                                .toList(),
                        failure.leading(change),
                        change.apply(next));
            case Step.Feedback(var id, var text, var variable, var failure, var next) ->
                new Step.Feedback(id, text, variable, failure.leading(change), change.apply(next));
            case Step.Transfer(var id, var text, var number, var failed) ->
                new Step.Transfer(id, text, number, change.apply(failed));
            case Step.Branch(var id, var cases, var otherwise) ->
                new Step.Branch(
                        id,
                        cases.stream()
                                .map(one -> new Step.Case(one.comparison(), change.apply(one.next())))
                                .toList(),
                        change.apply(otherwise));
            case Step.SpeakAgain _, Step.End _ -> step;
        };
    }
}
