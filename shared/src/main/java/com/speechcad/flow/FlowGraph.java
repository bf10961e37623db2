package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The ways through a draft, as far as they are connected. */
final class FlowGraph {
    private final Draft draft;

    FlowGraph(Draft draft) {
        this.draft = draft;
    }

    /** Steps that a call can come to. */
    Set<String> reachable() {
        var first = draft.steps().getFirst().id();
        var seen = from(first, FlowGraph::led, _ -> true);
        seen.add(first);
        return seen;
    }

    /**
     * The unreachable steps to connect so that every step is reached: one mistake is one finding, not one for every step
     * behind it. Of steps that only lead to each other it is the first.
     */
    Set<String> cutOff(Set<String> reachable) {
        var behind = new HashSet<>(reachable);
        var heads = new LinkedHashSet<String>();
        for (var step : draft.steps()) {
            if (!reachable.contains(step.id()) && !isBehindAnother(step, reachable)) {
                take(step, heads, behind);
            }
        }
        for (var step : draft.steps()) {
            if (!behind.contains(step.id())) {
                take(step, heads, behind);
            }
        }
        return heads;
    }

    private void take(Step head, Set<String> heads, Set<String> behind) {
        heads.add(head.id());
        behind.add(head.id());
        behind.addAll(from(head.id(), FlowGraph::led, _ -> true));
    }

    private boolean isBehindAnother(Step step, Set<String> reachable) {
        return draft.steps().stream()
                .filter(other -> !other.id().equals(step.id()) && !reachable.contains(other.id()))
                .anyMatch(other -> other.targets().contains(Optional.of(step.id())));
    }

    /** An unconnected exit is reported as such; here it counts as a way out, so that one mistake is one finding. */
    boolean ends(Step step) {
        var seen = from(step.id(), FlowGraph::led, _ -> true);
        seen.add(step.id());
        return seen.stream().flatMap(id -> draft.step(id).stream()).anyMatch(this::leaves);
    }

    /** The steps at which a callee is asked for the first time, right after our notice. */
    Set<String> askedFirst() {
        var first = draft.steps().getFirst();
        if (first instanceof Step.Listening) {
            return Set.of(first.id());
        }
        var passed = from(first.id(), FlowGraph::led, next -> !(next instanceof Step.Listening));
        passed.add(first.id());
        return passed.stream()
                .flatMap(id -> draft.step(id).stream())
                .flatMap(step -> step.targets().stream())
                .flatMap(target -> target.flatMap(draft::step).stream())
                .filter(Step.Listening.class::isInstance)
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    /** Whether it comes round to itself without the callee ever being asked. */
    boolean circlesUnasked(Step step) {
        return !(step instanceof Step.Listening)
                && from(step.id(), FlowGraph::led, next -> !(next instanceof Step.Listening))
                        .contains(step.id());
    }

    /** The step that leads a callee who does nothing round to it again, for ever; empty when none does. */
    Optional<Step> backInSilence(Step step) {
        if (!(step instanceof Step.Listening)) {
            return Optional.empty();
        }
        var round = from(step.id(), this::silent, _ -> true);
        return draft.steps().stream()
                .filter(last -> round.contains(step.id()) && round.contains(last.id()))
                .filter(last -> silent(last).contains(Optional.of(step.id())))
                .findFirst();
    }

    private boolean leaves(Step step) {
        return step instanceof Step.End
                || step instanceof Step.Transfer
                || (step instanceof Step.Listening listening
                        && (isOut(listening.failure().silent())
                                || (!listening.takesAnything()
                                        && isOut(listening.failure().wrong()))))
                || step.targets().stream()
                        .anyMatch(target -> target.flatMap(draft::step).isEmpty());
    }

    private static boolean isOut(Then then) {
        return then instanceof Then.End || then instanceof Then.Transfer;
    }

    private static List<Optional<String>> led(Step step) {
        return step.targets();
    }

    /** Where doing nothing leads. A step that is to be spoken again is the one that led there. */
    private List<Optional<String>> silent(Step step) {
        if (!(step instanceof Step.Listening listening)) {
            return step.targets();
        }
        return switch (listening.failure().silent()) {
            case Then.Go(var target) ->
                List.of(
                        target.flatMap(draft::step).orElse(null) instanceof Step.SpeakAgain
                                ? Optional.of(step.id())
                                : target);
            case Then.Skip() -> step instanceof Step.Keeping keeping ? List.of(keeping.next()) : List.of();
            case Then.Transfer _, Then.End _ -> List.of();
        };
    }

    /** What is reached after at least one move. */
    private Set<String> from(String start, Function<Step, List<Optional<String>>> moves, Predicate<Step> through) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        open.push(start);
        while (!open.isEmpty()) {
            draft.step(open.pop())
                    .ifPresent(step -> moves.apply(step).stream()
                            .flatMap(target -> target.flatMap(draft::step).stream())
                            .filter(through)
                            .map(Step::id)
                            .filter(seen::add)
                            .forEach(open::push));
        }
        return seen;
    }
}
