package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.Rewire.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One way out of a step, and what follows there. */
public record Way(Exit exit, Then then) {
    /** All ways out of a step, in the order they are tried. */
    public static List<Way> of(Step step) {
        var ways = new ArrayList<Way>();
        switch (step) {
            case Step.PlayMessage message -> ways.add(go(new Exit.Next(), message.next()));
            case Step.Menu menu ->
                menu.choices().forEach(choice -> ways.add(go(new Exit.Key(choice.key()), choice.next())));
            case Step.Keeping keeping -> {
                if (keeping instanceof Step.Question question) {
                    question.expected().forEach(answer -> ways.add(go(new Exit.Answer(ways.size()), answer.next())));
                }
                ways.add(go(new Exit.Next(), keeping.next()));
            }
            case Step.Branch branch -> {
                branch.cases().forEach(one -> ways.add(go(new Exit.Case(ways.size()), one.next())));
                ways.add(go(new Exit.Otherwise(), branch.otherwise()));
            }
            case Step.Transfer transfer -> ways.add(go(new Exit.Failed(), transfer.failed()));
            case Step.SpeakAgain _, Step.End _ -> {}
        }
        if (step instanceof Step.Listening listening) {
            ways.addAll(failing(listening.failure()));
        }
        return List.copyOf(ways);
    }

    /** The way out of a step by that exit; empty when the step has none. */
    public static Optional<Way> of(Step step, Exit exit) {
        return of(step).stream().filter(way -> way.exit().equals(exit)).findFirst();
    }

    /**
     * The ways by which a call goes on after a step: what follows an answer, a key, a comparison, or a transfer that nobody
     * took. What follows no answer counts only in a menu, where it is one way among others.
     */
    public static List<Way> onward(Step step) {
        return switch (step) {
            case Step.PlayMessage _, Step.Menu _, Step.Branch _, Step.Transfer _ -> of(step);
            case Step.Keeping _ ->
                of(step).stream()
                        .filter(way -> way.exit() instanceof Exit.Next || way.exit() instanceof Exit.Answer)
                        .toList();
            case Step.SpeakAgain _, Step.End _ -> List.of();
        };
    }

    /** Where it leads; empty when it is not connected, or leads to no step. */
    public Optional<String> target() {
        return then instanceof Then.Go(var target) ? target : Optional.empty();
    }

    private static List<Way> failing(Failure failure) {
        return failure.isOne()
                ? List.of(new Way(new Exit.Otherwise(), failure.silent()))
                : List.of(new Way(new Exit.Silent(), failure.silent()), new Way(new Exit.Wrong(), failure.wrong()));
    }

    private static Way go(Exit exit, Optional<String> target) {
        return new Way(exit, new Then.Go(target));
    }
}
